package io.firewatch.detection.judge;

import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that judge now, compiled, by subject type; a stamp tells one set from another. */
final class RulesInForce {
    /** A rule and the version in force. */
    record Versioned(CompiledRule rule, int version) {
        String id() {
            return rule.rule().id();
        }
    }

    private final Map<SubjectType, List<Versioned>> bySubject = new EnumMap<>(SubjectType.class);
    private final Map<SubjectType, Integer> stamps = new EnumMap<>(SubjectType.class);
    private final Map<String, String> broken = new TreeMap<>();

    /** Compiles what it can; a rule that does not compile is named in {@link #broken()} and judges nothing. */
    RulesInForce(Iterable<RuleRow> rows) {
        for (SubjectType type : SubjectType.values()) {
            bySubject.put(type, new ArrayList<>());
        }
        for (RuleRow row : rows) {
            try {
                CompiledRule compiled = RuleCompiler.compile(RuleParser.parse(row.rule() + ".yaml", row.body()));
                of(compiled.rule().subject()).add(new Versioned(compiled, row.version()));
            } catch (RuleErrors e) {
                broken.put(row.rule(), String.valueOf(e.getMessage()));
            }
        }
        for (SubjectType type : SubjectType.values()) {
            of(type).sort(Comparator.comparing(Versioned::id));
            int stamp = 1;
            for (Versioned one : of(type)) {
                stamp = 31 * (31 * stamp + one.id().hashCode()) + one.version();
            }
            stamps.put(type, stamp == Point.NOT_JUDGED ? 1 : stamp);
        }
    }

    List<Versioned> of(SubjectType type) {
        return bySubject.getOrDefault(type, List.of());
    }

    boolean has(String rule) {
        return bySubject.values().stream().flatMap(List::stream).anyMatch(one -> one.id()
                .equals(rule));
    }

    int stamp(SubjectType type) {
        return stamps.getOrDefault(type, Point.NOT_JUDGED);
    }

    /** Rules that do not compile, with the reason. */
    Map<String, String> broken() {
        return broken;
    }
}
