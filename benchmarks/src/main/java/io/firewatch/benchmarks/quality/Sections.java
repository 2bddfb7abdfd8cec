package io.firewatch.benchmarks.quality;

import io.firewatch.detection.alert.AlertRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which section of the supervision rules an alert belongs to: that of its pattern. */
final class Sections {
    private static final String NONE = "—";

    /** Where one pattern serves two sections, the rule decides. */
    private static final Map<String, String> BY_RULE = Map.of(
            "over-limit.across-platforms", "R02", "over-limit.many-platforms", "R02", "over-limit.same-project", "R02");

    private static final List<String> PATTERNS = List.of(
            "over-limit",
            "over-limit",
            "fund-pooling",
            "loan-imbalance",
            "maturity-mismatch",
            "self-financing",
            "ponzi",
            "rigid-guarantee",
            "guarantor",
            "fake-listing",
            "usury",
            "upfront-deduction",
            "run",
            "silence",
            "custody-gap",
            "concentration",
            "overdue",
            "return-deviation",
            "subsidy",
            "forbidden-use",
            "super-lender",
            "misreporting",
            "short-tenor",
            "public-reach",
            "microloan-limits",
            "registration-change");

    private static final Map<String, String> BY_PATTERN = new HashMap<>();

    static {
        for (int i = 0; i < PATTERNS.size(); i++) {
            BY_PATTERN.putIfAbsent(PATTERNS.get(i), "R%02d".formatted(i + 1));
        }
    }

    private Sections() {}

    static String of(AlertRow alert) {
        return BY_RULE.getOrDefault(alert.rule(), BY_PATTERN.getOrDefault(alert.pattern(), NONE));
    }

    /** Those with a pattern, in order. */
    static Set<String> all() {
        TreeSet<String> all = new TreeSet<>(BY_PATTERN.values());
        all.addAll(BY_RULE.values());
        return all;
    }
}
