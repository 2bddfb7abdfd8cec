package io.firewatch.rulesets.exception;

import io.firewatch.model.BusinessTime;
import io.firewatch.rulesets.rule.Rule;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is no alert for a while, because somebody answerable said so and why.
 *
 * @param id {@code exception.name}
 * @param rules ids of the rules it is an exception to
 * @param institution code of the only institution it is for
 * @param subject id of the only subject it is for; null for all of the institution
 * @param from first business day judged by it
 * @param expires last business day judged by it
 */
public record RuleException(
        String id,
        Set<String> rules,
        String institution,
        @Nullable String subject,
        Rule.Text reason,
        LocalDate from,
        LocalDate expires,
        String approvedBy,
        LocalDate approvedOn) {

    public boolean isAbout(String rule, String institution, String subject) {
        return rules.contains(rule)
                && this.institution.equals(institution)
                && (this.subject == null || this.subject.equals(subject));
    }

    public int firstDay() {
        return BusinessTime.day(from);
    }

    public int lastDay() {
        return BusinessTime.day(expires);
    }
}
