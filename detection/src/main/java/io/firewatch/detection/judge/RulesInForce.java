package io.firewatch.detection.judge;

import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.judging.Exceptions;
import io.firewatch.rulesets.judging.RuleVersion;
import io.firewatch.rulesets.rule.CompiledRule;
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
    static final String ACTIVE = "active";

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
        boolean has(String rule) {
            return rules.stream().anyMatch(one -> one.id().equals(rule));
        }
    }

    /**
     * A draft on trial, judged beside the rules in force.
     *
     * @param name what it is called among versions
     * @param set the one rule, apart from all others
     */
    record Shadow(String name, int trial, SubjectType subject, RuleSet set) {
        /** Tells this trial from others of the same draft. */
        String id() {
            return name + "@" + trial;
        }
    }

    private final List<Shadow> shadows = new ArrayList<>();
    private final Map<SubjectType, List<RuleSet>> bySubject = new EnumMap<>(SubjectType.class);
    private final Set<String> ids = new HashSet<>();
    private final Exceptions exceptions;

    /** From every version known, in any order. */
    RulesInForce(Iterable<RuleRow> versions, CompiledRules compiler) {
        List<RuleVersion> known = new ArrayList<>();
        versions.forEach(one -> known.add(versionOf(one)));
        exceptions = new Exceptions(known);
        Map<SubjectType, TreeMap<String, List<Versioned>>> sets = new EnumMap<>(SubjectType.class);
        for (Versioned one : inForce(RuleRow.RULE, versions, compiler).values()) {
            sets.computeIfAbsent(one.rule().rule().subject(), type -> new TreeMap<>())
                    .computeIfAbsent(String.join("+", one.rule().groups()), set -> new ArrayList<>())
                    .add(one);
            ids.add(one.id());
        }
        inForce(RuleRow.SHADOW, versions, compiler).forEach((name, one) -> shadows.add(shadow(name, one)));
        sets.forEach((type, byGroups) -> bySubject.put(
                type,
                byGroups.entrySet().stream()
                        .map(one -> ruleSet(one.getKey(), one.getValue()))
                        .toList()));
    }

    static RuleVersion versionOf(RuleRow row) {
        return new RuleVersion(row.rule(), row.version(), row.status(), row.kind(), row.body(), row.parametersJson());
    }

    /**
     * Of each rule the newest version, unless that is retired. A version that does not compile judges nothing: the one
     * before it stays in force, since a slip in a threshold must not switch a rule off.
     */
    private static Map<String, Versioned> inForce(String kind, Iterable<RuleRow> versions, CompiledRules compiler) {
        Map<String, TreeMap<Integer, RuleRow>> byRule = new TreeMap<>();
        for (RuleRow one : versions) {
            if (one.kind().equals(kind)) {
                byRule.computeIfAbsent(one.rule(), rule -> new TreeMap<>(Comparator.reverseOrder()))
                        .put(one.version(), one);
            }
        }
        Map<String, Versioned> inForce = new TreeMap<>();
        for (TreeMap<Integer, RuleRow> newestFirst : byRule.values()) {
            for (RuleRow one : newestFirst.values()) {
                CompiledRule compiled =
                        one.status().equals(ACTIVE) ? compiler.of(one).rule() : null;
                if (compiled != null) {
                    inForce.put(one.rule(), new Versioned(compiled, one.version()));
                }
                if (compiled != null || !one.status().equals(ACTIVE)) {
                    break;
                }
            }
        }
        return inForce;
    }

    private static Shadow shadow(String name, Versioned one) {
        String id = name + "@" + one.version();
        CompiledRule rule = one.rule();
        RuleSet alone = new RuleSet(id, rule.layout(), rule.groups(), List.of(one), id.hashCode());
        return new Shadow(name, one.version(), rule.rule().subject(), alone);
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

    /** The drafts on trial that are about one kind of subject. */
    List<Shadow> shadows(SubjectType type) {
        return shadows.stream().filter(one -> one.subject() == type).toList();
    }

    Exceptions exceptions() {
        return exceptions;
    }

    boolean has(String rule) {
        return ids.contains(rule);
    }
}
