package io.firewatch.model.indicator;

/** What a number of the catalogue counts, and so how it is compared and printed. */
public enum Unit {
    /** Whole fen inside, printed as yuan with two decimals. */
    MONEY(true),
    /** A fraction of one, printed as per cent. */
    SHARE(false),
    /** How many times, printed with two decimals. */
    FACTOR(false),
    COUNT(true),
    DAYS(true),
    /** A business day, compared and printed as a date. */
    DATE(true);

    private final boolean whole;

    Unit(boolean whole) {
        this.whole = whole;
    }

    /** Whether values are whole numbers; those are compared exactly, as integers. */
    public boolean isWhole() {
        return whole;
    }
}
