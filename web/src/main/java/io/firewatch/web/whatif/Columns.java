package io.firewatch.web.whatif;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.rulesets.rule.CompiledRule;
import java.util.List;

/**
 * The indicators a rule asks about, group by group.
 *
 * @param byGroup of each of the {@code groups} the indicators asked about
 */
record Columns(SubjectType type, List<String> groups, List<List<String>> byGroup) {
    static Columns of(CompiledRule rule) {
        List<String> groups = List.copyOf(rule.groups());
        return new Columns(
                rule.rule().subject(),
                groups,
                groups.stream()
                        .map(group -> rule.asked().stream()
                                .filter(one -> one.group().equals(group))
                                .map(Indicator::id)
                                .toList())
                        .toList());
    }

    List<String> of(int group) {
        return byGroup.get(group);
    }

    /** All of them, in the order of the numbers of a day. */
    List<String> indicators() {
        return byGroup.stream().flatMap(List::stream).toList();
    }

    int width() {
        return byGroup.stream().mapToInt(List::size).sum();
    }
}
