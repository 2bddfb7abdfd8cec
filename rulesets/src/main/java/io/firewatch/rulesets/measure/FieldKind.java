package io.firewatch.rulesets.measure;

/** What a field of a record holds, and so what a filter may compare it with and a measure may do with it. */
enum FieldKind {
    /** An id or a word; empty when the lender sent none. */
    TEXT("text"),
    /** A code of the protocol: a name, not a quantity. */
    CODE("a code"),
    COUNT("a count"),
    DAYS("a number of days"),
    /** Whole fen. */
    MONEY("money"),
    /** An annual rate as a fraction; measured in millionths. */
    RATE("a rate"),
    /** Seconds of Beijing time, see {@link io.firewatch.model.BusinessTime}; measured by its day. */
    MOMENT("a moment"),
    /** A business day. */
    DAY("a day");

    private final String words;

    FieldKind(String words) {
        this.words = words;
    }

    /** In an error message. */
    String words() {
        return words;
    }
}
