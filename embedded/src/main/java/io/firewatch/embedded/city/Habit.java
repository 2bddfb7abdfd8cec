package io.firewatch.embedded.city;

/** Lawful behaviour that a careless rule takes for a breach (the false positives of supervision-rules B.2). */
enum Habit {
    /** Money joins a queue and is matched on the next business day. */
    NEXT_DAY_MATCHING,
    /** Product configurations are reported a day after the claims. */
    LATE_CONFIGURATION,
    RED_PACKETS,
    EACH_LOAN_ITS_PRODUCT,
    FEES_BY_INSTALMENT,
    /** Amounts go through float columns: payouts are off by a few fen. */
    FLOAT_ROUNDING,
    EARLY_REPAYMENT,
    /** Status 3 is reported the day before the repayment itself. */
    STATUS_BEFORE_REPAYMENT,
    LISTINGS_THAT_NEVER_FILL,
    GUARANTOR_WITHOUT_HASH,
    TRANSFERS,
    CLAIM_ENDS_AFTER_PRODUCT,
    EXTENSIONS,
    REVERSALS,
    SETTLES_NEXT_DAY,
    BORROWER_AT_THE_LIMIT,
    SUBSIDIES,
    LATE_RECORDS,
    REPEATED_RECORDS,
    PAYS_MERCHANTS,
    STOCK_LOANS,
    /** Lends its own money: the lender is its own and only creditor. */
    OWN_MONEY,
    SHUFFLED_TYPES
}
