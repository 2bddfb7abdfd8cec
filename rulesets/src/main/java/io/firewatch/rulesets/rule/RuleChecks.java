package io.firewatch.rulesets.rule;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.condition.Condition;
import io.firewatch.rulesets.condition.ConditionErrors;
import io.firewatch.rulesets.condition.Vocabulary;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold between the parts of a rule. */
final class RuleChecks {
    /** Days of observations the detection job keeps: a longer condition could never be seen to hold. */
    static final int RETENTION_DAYS = 400;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final SourceFile file;
    private final Section top;
    private final Vocabulary vocabulary;
    private final Set<String> used = new HashSet<>();
    private final List<Section> gradeSections = new ArrayList<>();

    RuleChecks(SourceFile file, Section top, Vocabulary vocabulary) {
        this.file = file;
        this.top = top;
        this.vocabulary = vocabulary;
    }

    void condition(Section section, String key) {
        if (section != top) {
            gradeSections.add(section);
        }
        if (!section.has(key)) {
            return;
        }
        try {
            used.addAll(Condition.compile(vocabulary, section.text(key)).names());
        } catch (ConditionErrors e) {
            e.problems().forEach(one -> file.refuse(section.at(key, one.offset()), one.message()));
            // Which parameters a broken condition meant to use is not known: none is called unused.
            vocabulary.parameters().keySet().forEach(one -> used.add("p." + one));
        }
    }

    void placeholders() {
        if (!top.isSection("message")) {
            return;
        }
        Section message = top.section("message");
        for (String language : List.of("zh", "en")) {
            message.optionalText(language).ifPresent(text -> {
                Template template = Template.of(text);
                for (Template.Placeholder placeholder : template.placeholders()) {
                    used.add(placeholder.name());
                    if (!placeholder.name().equals(Template.LABEL)) {
                        vocabulary
                                .objection(placeholder.name())
                                .ifPresent(why -> file.refuse(message.at(language, placeholder.offset()), why));
                    }
                }
            });
        }
    }

    void id(String id, String pattern) {
        if (!ID.matcher(id).matches()) {
            top.refuse("id", "id '" + id + "' must be pattern.name in lower case with hyphens");
        } else if (!pattern.isEmpty() && !id.startsWith(pattern + ".")) {
            top.refuse("id", "id '" + id + "' must begin with its pattern, '" + pattern + ".'");
        }
    }

    void days(String key, int days) {
        if (days > RETENTION_DAYS) {
            top.refuse(key, "'" + key + "' is longer than the " + RETENTION_DAYS + " days observations are kept");
        }
    }

    void rollsUpUnder(String id, @Nullable String parent) {
        if (parent != null && !ID.matcher(parent).matches()) {
            top.refuse("rolls-up-under", "'" + parent + "' is no id of a rule");
        } else if (id.equals(parent)) {
            top.refuse("rolls-up-under", "a rule does not roll up under itself");
        }
    }

    /** Names that the rule uses; parts that are no conditions add theirs. */
    Set<String> used() {
        return used;
    }

    void unused(Set<String> parameters) {
        for (String name : parameters) {
            if (!used.contains("p." + name)) {
                file.refuse(top.section("parameters").atKey(name), "parameter '" + name + "' is not used");
            }
        }
    }

    void refuseList(String key, String why) {
        if (top.has(key)) {
            file.refuse(top.atKey(key), why);
        } else {
            file.refuse(top.start(), "the file has no '" + key + "': " + why);
        }
    }

    /** Refuses grades that no values can reach. */
    List<Rule.Grade> grades(List<Rule.Grade> grades, Severity base, String condition) {
        Severity graver = null;
        Set<String> conditions = new HashSet<>();
        conditions.add(squeezed(condition));
        for (int i = 0; i < grades.size(); i++) {
            Rule.Grade grade = grades.get(i);
            Section section = gradeSections.get(i);
            if (!grade.severity().isGraverThan(base)) {
                section.refuse(
                        "severity",
                        "unreachable grade: " + grade.severity().id() + " is not graver than the rule's own "
                                + base.id());
            } else if (graver != null && !graver.isGraverThan(grade.severity())) {
                section.refuse(
                        "severity",
                        "unreachable grade: grades go from grave to mild, and "
                                + grade.severity().id() + " follows " + graver.id());
            }
            if (!conditions.add(squeezed(grade.when()))) {
                section.refuse("when", "unreachable grade: this condition decides already above");
            }
            graver = grade.severity();
        }
        return grades;
    }

    private static String squeezed(String condition) {
        return condition.replaceAll("\\s", "");
    }
}
