package io.firewatch.model.indicator;

/** Facet borrower: how old a loan's borrower was when it was made (R20); told only of those under 23. */
public enum BorrowerIndicator implements CodedIndicator {
    BORROWER_AGE(Description.count(
            "借款人年龄",
            "Age of the borrower",
            "放款日（未放款为开标日）的周岁，按出生年月计",
            "whole years on the day of the payout or, before it, of the listing, by year and month of birth",
            "B.2 R20"));

    private final Description description;

    BorrowerIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.BORROWER;
    }

    @Override
    public Description description() {
        return description;
    }
}
