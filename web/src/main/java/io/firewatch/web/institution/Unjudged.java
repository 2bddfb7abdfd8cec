package io.firewatch.web.institution;

import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.institution.Outcomes.Summary;
import io.firewatch.web.rule.RulesInForce;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rules could not judge of a lender, and what was excepted, with the names of the rules. */
public final class Unjudged {
    private final Outcomes outcomes;
    private final RulesInForce rules;

    public Unjudged(Outcomes outcomes, RulesInForce rules) {
        this.outcomes = outcomes;
        this.rules = rules;
    }

    /**
     * A rule's outcome.
     *
     * @param title null where the rule's text cannot be read any more
     */
    public record Line(Summary summary, Rule.@Nullable Text title) {
        /** What the rule is called, by its id where nobody knows. */
        public String title(String language) {
            Rule.Text known = title;
            return known == null ? summary.rule() : language.equals("zh") ? known.zh() : known.en();
        }

        public String why(String language) {
            return summary.why().getOrDefault(language, "");
        }

        /** Whether the lender itself is the subject, so that naming it says nothing. */
        public boolean isAboutTheLender() {
            return summary.subjectType().equals("institution");
        }
    }

    /** In order of the rules. */
    public List<Line> of(String institution) {
        List<Summary> summaries = outcomes.summary(institution);
        Map<String, Rule.Text> titles =
                rules.titles(summaries.stream().map(Summary::rule).collect(Collectors.toSet()));
        return summaries.stream()
                .map(one -> new Line(one, titles.get(one.rule())))
                .toList();
    }
}
