package io.firewatch.detection.judge;

import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules that judge now, compiled, in sets of those that ask about the same groups of indicators. */
final class RulesInForce {
    /** A rule and the version in force. */
    record Versioned(CompiledRule rule, int version) {
        String id() {
            return rule.rule().id();
        }
    }

    /**
     * Rules about one kind of subject that ask about the same groups of indicators, and so are judged on the same days.
     *
     * @param stamp tells one set from another, and from an earlier one
     */
    record RuleSet(String id, Layout layout, Set<String> groups, List<Versioned> rules, int stamp) {
        int longestFor() {
            return rules.stream()
                    .mapToInt(one -> one.rule().rule().forDays())
                    .max()
                    .orElse(0);
        }
    }

    private final Map<SubjectType, List<RuleSet>> bySubject = new EnumMap<>(SubjectType.class);
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> broken = new TreeMap<>();

    /** Compiles what it can; a rule that does not compile is named in {@link #broken()} and judges nothing. */
    RulesInForce(Iterable<RuleRow> rows) {
        Map<SubjectType, TreeMap<String, List<Versioned>>> sets = new EnumMap<>(SubjectType.class);
        for (RuleRow row : rows) {
            try {
                CompiledRule compiled = RuleCompiler.compile(RuleParser.parse(row.rule() + ".yaml", row.body()));
                sets.computeIfAbsent(compiled.rule().subject(), type -> new TreeMap<>())
                        .computeIfAbsent(String.join("+", compiled.groups()), set -> new ArrayList<>())
                        .add(new Versioned(compiled, row.version()));
                ids.add(compiled.rule().id());
            } catch (RuleErrors e) {
                broken.put(row.rule(), String.valueOf(e.getMessage()));
            }
        }
        sets.forEach((type, byGroups) -> bySubject.put(
                type,
                byGroups.entrySet().stream()
                        .map(one -> ruleSet(one.getKey(), one.getValue()))
                        .toList()));
    }

    private static RuleSet ruleSet(String id, List<Versioned> rules) {
        rules.sort(Comparator.comparing(Versioned::id));
        int stamp = 1;
        for (Versioned one : rules) {
            stamp = 31 * (31 * stamp + one.id().hashCode()) + one.version();
        }
        CompiledRule any = rules.get(0).rule();
        return new RuleSet(id, any.layout(), any.groups(), List.copyOf(rules), stamp);
    }

    List<RuleSet> of(SubjectType type) {
        return bySubject.getOrDefault(type, List.of());
    }

    boolean has(String rule) {
        return ids.contains(rule);
    }

    /** Rules that do not compile, with the reason. */
    Map<String, String> broken() {
        return broken;
    }
}
