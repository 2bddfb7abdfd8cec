package io.firewatch.embedded.city;

/** A breach planted in the city: the rule it breaks and the pattern that must be alerted. */
public enum Plant {
    PERSON_OVER_LIMIT("R01", "over-limit"),
    COMPANY_OVER_LIMIT("R01", "over-limit"),
    ACROSS_PLATFORMS("R02", "over-limit"),
    POOLED_MONEY("R03a", "fund-pooling"),
    MONEY_BEFORE_LOAN("R03b", "fund-pooling"),
    PRODUCT_WITHOUT_LOANS("R03c", "fund-pooling"),
    SHORT_PAYOUT("R04", "loan-imbalance"),
    SHORT_PRODUCT_LONG_LOANS("R05a", "maturity-mismatch"),
    ON_DEMAND_LONG_LOANS("R05b", "maturity-mismatch"),
    PONZI("R07b", "ponzi");

    private final String rule;
    private final String pattern;

    Plant(String rule, String pattern) {
        this.rule = rule;
        this.pattern = pattern;
    }

    /** Section of the rules document, as {@code R03a}. */
    public String rule() {
        return rule;
    }

    /** The pattern an alert about it carries. */
    public String pattern() {
        return pattern;
    }
}
