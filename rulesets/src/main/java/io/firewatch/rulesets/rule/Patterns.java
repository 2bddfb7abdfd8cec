package io.firewatch.rulesets.rule;

import java.util.List;

/** The families of rules; alerts, filters and reports name them by these ids. */
public final class Patterns {
    public static final List<String> ALL = List.of(
            "fund-pooling",
            "loan-imbalance",
            "maturity-mismatch",
            "over-limit",
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

    private Patterns() {}
}
