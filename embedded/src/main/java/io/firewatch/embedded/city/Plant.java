package io.firewatch.embedded.city;

/** A breach planted in the city: the rule it breaks, the pattern that must be alerted, and when its formula clearly holds. */
public enum Plant {
    PERSON_OVER_LIMIT("R01", "over-limit", 4),
    COMPANY_OVER_LIMIT("R01", "over-limit", 5),
    /** Two companies of one legal person at one address, two people with one bank account. */
    SPLIT_BORROWERS("R01b", "over-limit", 2),
    ACROSS_PLATFORMS("R02", "over-limit", 8),
    MANY_PLATFORMS("R02 soft", "over-limit", 5),
    SAME_PROJECT("R02 art. 13(2)", "over-limit", 5),
    POOLED_MONEY("R03a", "fund-pooling", 8),
    MONEY_BEFORE_LOAN("R03b", "fund-pooling", 15),
    PRODUCT_WITHOUT_LOANS("R03c", "fund-pooling", 8),
    SHORT_PAYOUT("R04", "loan-imbalance", 12),
    SHORT_PRODUCT_LONG_LOANS("R05a", "maturity-mismatch", 0),
    ON_DEMAND_LONG_LOANS("R05b", "maturity-mismatch", 0),
    LOCKED_EXITS("R05c", "maturity-mismatch", 12),
    RELISTED_AT_MATURITY("R05d", "maturity-mismatch", 25),
    RELATED_BORROWERS("R06", "self-financing", 4),
    SHELL_COMPANIES("R06", "self-financing", 8),
    BORROWER_ROLLS_OVER("R07a", "ponzi", 18),
    PONZI("R07b", "ponzi", 30),
    PLATFORM_COMPENSATES("R08", "rigid-guarantee", 15),
    SILENT_COMPENSATION("R08", "rigid-guarantee", 25),
    PROMISES_PRINCIPAL("R08", "rigid-guarantee", 3),
    GUARANTOR_OVERSTRETCHED("R09", "guarantor", 3),
    GUARANTOR_UNLICENSED("R09", "guarantor", 3),
    GUARANTOR_RELATED("R09", "guarantor", 3),
    FAKE_LISTINGS("R10", "fake-listing", 11),
    USURY("R11", "usury", 3),
    USURY_OF_LICENSED_LENDER("R11", "usury", 3),
    DEDUCTED_IN_ADVANCE("R12", "upfront-deduction", 3),
    RUN("R13", "run", 7),
    GONE_SILENT("R14", "silence", 15),
    TRANSACTIONS_WITHHELD("R14", "silence", 15),
    CUSTODY_GAP("R15", "custody-gap", 6),
    NO_CUSTODIAN("R15", "custody-gap", 0),
    FEW_BORROWERS("R16", "concentration", 8),
    FEW_LENDERS("R16", "concentration", 8),
    OVERDUE("R17", "overdue", 25),
    EXTENDED_TO_LOOK_WELL("R17", "overdue", 25),
    PROMISED_RETURN("R18", "return-deviation", 20),
    SUBSIDISED_GROWTH("R19", "subsidy", 26),
    FORBIDDEN_USE("R20", "forbidden-use", 2),
    LENT_TO_A_MINOR("R20", "forbidden-use", 2),
    LENT_TO_A_STUDENT("R20", "forbidden-use", 2),
    SUPER_LENDER("R21", "super-lender", 24),
    PACKAGED_TRANSFERS("R21", "super-lender", 6),
    BROKEN_JOINS("R22", "misreporting", 8),
    LATE_REPORTING("R22", "misreporting", 8),
    MANY_CORRECTIONS("R22", "misreporting", 8),
    DECLARES_LESS("R22", "misreporting", 24),
    SHORT_TENORS("R23", "short-tenor", 22),
    UNLICENSED_RAISER("R24", "public-reach", 0),
    LARGE_BORROWER_OF_MICROLOAN("R25", "microloan-limits", 2),
    MICROLOAN_BORROWS_TOO_MUCH("R25", "microloan-limits", 0),
    LENT_OUTSIDE_REGION("R25", "microloan-limits", 22),
    LARGE_ONLINE_LOAN("R25", "microloan-limits", 2),
    TAKES_DEPOSITS("R25", "microloan-limits", 2),
    REGISTRATION_CHANGES("R26", "registration-change", 2);

    private final String rule;
    private final String pattern;
    private final int businessDaysToShow;

    Plant(String rule, String pattern, int businessDaysToShow) {
        this.rule = rule;
        this.pattern = pattern;
        this.businessDaysToShow = businessDaysToShow;
    }

    /** Section of the rules document, as {@code R03a}. */
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
