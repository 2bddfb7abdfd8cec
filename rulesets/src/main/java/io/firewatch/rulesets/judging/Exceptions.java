package io.firewatch.rulesets.judging;

import io.firewatch.rulesets.episode.Timeline;
import io.firewatch.rulesets.exception.ExceptionParser;
import io.firewatch.rulesets.exception.RuleException;
import io.firewatch.rulesets.rule.RuleErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The exceptions that stand. Of each the newest version that can be read counts, unless it was retired. */
public final class Exceptions {
    private final List<RuleException> standing = new ArrayList<>();

    public Exceptions(Iterable<RuleVersion> versions) {
        Map<String, TreeMap<Integer, RuleVersion>> byId = new TreeMap<>();
        for (RuleVersion one : versions) {
            if (one.kind().equals(RuleVersion.EXCEPTION)) {
                byId.computeIfAbsent(one.rule(), id -> new TreeMap<>(Comparator.reverseOrder()))
                        .put(one.version(), one);
            }
        }
        for (TreeMap<Integer, RuleVersion> newestFirst : byId.values()) {
            for (RuleVersion one : newestFirst.values()) {
                if (!one.isActive()) {
                    break;
                }
                if (broken(one) == null) {
                    standing.add(ExceptionParser.parse(one.rule() + ".yaml", one.body()));
                    break;
                }
            }
        }
    }

    /** Why a version cannot be read; null when it can. */
    public static @Nullable String broken(RuleVersion row) {
        try {
            ExceptionParser.parse(row.rule() + ".yaml", row.body());
            return null;
        } catch (RuleErrors e) {
            return "%s version %d: %s".formatted(row.rule(), row.version(), e.getMessage());
        }
    }

    /** The days on which what a rule finds about a subject is excepted. */
    public List<Timeline.Waiver> of(String rule, String institution, String subject) {
        return standing.stream()
                .filter(one -> one.isAbout(rule, institution, subject))
                .map(one -> new Timeline.Waiver(one.firstDay(), one.lastDay()))
                .toList();
    }

    /** The one that makes a finding of a day no alert: of several the one that lasts longest. */
    public Optional<RuleException> on(String rule, String institution, String subject, int day) {
        return standing.stream()
                .filter(one -> one.isAbout(rule, institution, subject))
                .filter(one -> one.firstDay() <= day && day <= one.lastDay())
                .max(Comparator.comparing(RuleException::expires).thenComparing(RuleException::id));
    }
}
