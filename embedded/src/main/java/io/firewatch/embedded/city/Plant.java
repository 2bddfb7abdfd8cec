package io.firewatch.embedded.city;

/** A breach planted in the city: the rule it breaks, the pattern that must be alerted, and when its formula clearly holds. */
public enum Plant {
    PERSON_OVER_LIMIT("R01a", "over-limit", 4),
    COMPANY_OVER_LIMIT("R01a", "over-limit", 5),
    /** Two companies of one legal person at one address, two people with one bank account. */
    SPLIT_BORROWERS("R01b", "over-limit", 2),
    ACROSS_PLATFORMS("R02a", "over-limit", 8),
    MANY_PLATFORMS("R02b", "over-limit", 5),
    SAME_PROJECT("R02c", "over-limit", 5),
    POOLED_MONEY("R03a", "fund-pooling", 8),
    MONEY_BEFORE_LOAN("R03b", "fund-pooling", 15),
    PRODUCT_WITHOUT_LOANS("R03c", "fund-pooling", 8),
    SHORT_PAYOUT("R04a", "loan-imbalance", 12),
    SHORT_PRODUCT_LONG_LOANS("R05a", "maturity-mismatch", 0),
    ON_DEMAND_LONG_LOANS("R05b", "maturity-mismatch", 0),
    LOCKED_EXITS("R05c", "maturity-mismatch", 12),
    RELISTED_AT_MATURITY("R05d", "maturity-mismatch", 25),
    RELATED_BORROWERS("R06a", "self-financing", 4),
    SHELL_COMPANIES("R06d", "self-financing", 8),
    BORROWER_ROLLS_OVER("R07a", "ponzi", 18),
    PONZI("R07b", "ponzi", 30),
    PLATFORM_COMPENSATES("R08a", "rigid-guarantee", 15),
    SILENT_COMPENSATION("R08c", "rigid-guarantee", 25),
    PROMISES_PRINCIPAL("R08e", "rigid-guarantee", 3),
    GUARANTOR_OVERSTRETCHED("R09a", "guarantor", 3),
    GUARANTOR_UNLICENSED("R09c", "guarantor", 3),
    GUARANTOR_RELATED("R09d", "guarantor", 3),
    FAKE_LISTINGS("R10a", "fake-listing", 11),
    USURY("R11b", "usury", 3),
    USURY_OF_LICENSED_LENDER("R11c", "usury", 3),
    DEDUCTED_IN_ADVANCE("R12a", "upfront-deduction", 3),
    RUN("R13", "run", 7),
    GONE_SILENT("R14a", "silence", 15),
    TRANSACTIONS_WITHHELD("R14b", "silence", 15),
    CUSTODY_GAP("R15d", "custody-gap", 6),
    NO_CUSTODIAN("R15a", "custody-gap", 0),
    FEW_BORROWERS("R16a", "concentration", 8),
    FEW_LENDERS("R16c", "concentration", 8),
    OVERDUE("R17a", "overdue", 25),
    EXTENDED_TO_LOOK_WELL("R17d", "overdue", 25),
    PROMISED_RETURN("R18b", "return-deviation", 20),
    SUBSIDISED_GROWTH("R19", "subsidy", 26),
    FORBIDDEN_USE("R20a", "forbidden-use", 2),
    LENT_TO_A_MINOR("R20c", "forbidden-use", 2),
    LENT_TO_A_STUDENT("R20d", "forbidden-use", 2),
    SUPER_LENDER("R21a", "super-lender", 24),
    PACKAGED_TRANSFERS("R21b", "super-lender", 6),
    BROKEN_JOINS("R22g", "misreporting", 8),
    LATE_REPORTING("R22d", "misreporting", 8),
    MANY_CORRECTIONS("R22e", "misreporting", 8),
    DECLARES_LESS("R22b", "misreporting", 24),
    SHORT_TENORS("R23a", "short-tenor", 22),
    UNLICENSED_RAISER("R24b", "public-reach", 0),
    LARGE_BORROWER_OF_MICROLOAN("R25a", "microloan-limits", 2),
    MICROLOAN_BORROWS_TOO_MUCH("R25f", "microloan-limits", 0),
    LENT_OUTSIDE_REGION("R25d", "microloan-limits", 22),
    LARGE_ONLINE_LOAN("R25c", "microloan-limits", 2),
    TAKES_DEPOSITS("R25e", "microloan-limits", 2),
    REGISTRATION_CHANGES("R26a", "registration-change", 2);

    private final String rule;
    private final String pattern;
    private final int businessDaysToShow;

    Plant(String rule, String pattern, int businessDaysToShow) {
        this.rule = rule;
        this.pattern = pattern;
        this.businessDaysToShow = businessDaysToShow;
    }

    /** Section of the rules document and, where it numbers several breaches alike, a letter of ours: {@code R06d}. */
    public String rule() {
        return rule;
    }

    /** The pattern an alert about it carries. */
    public String pattern() {
        return pattern;
    }

    /** Business days from its beginning until its formula clearly holds. */
    int businessDaysToShow() {
        return businessDaysToShow;
    }
}
