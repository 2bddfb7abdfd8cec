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
    /** More than half a per cent of a long loan is kept back for fees, each of them reported. */
    UPFRONT_FEES,
    /** The borrower receives the loan in two parts. */
    PARTIAL_PAYOUT,
    /** Amounts go through float columns: payouts are off by a few fen. */
    FLOAT_ROUNDING,
    EARLY_REPAYMENT,
    /** Status 3 is reported the day before the repayment itself. */
    STATUS_BEFORE_REPAYMENT,
    LISTINGS_THAT_NEVER_FILL,
    GUARANTOR_WITHOUT_HASH,
    SEVERAL_GUARANTORS,
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
    SHUFFLED_TYPES,
    /** All company borrowers have the address of one incubator, with those of other lenders. */
    INCUBATOR_ADDRESS,
    /** A small loan to a company behind the lender, disclosed ever since. */
    DISCLOSED_RELATED_LOAN,
    /** Money of bad debts comes back off line (50). */
    OFFLINE_RECOVERY,
    /** Many loans below 20,000 yuan with the same few words. */
    SMALL_LOANS_BY_TEMPLATE,
    /** Loans fill within seconds. */
    AUTO_BIDDING,
    /** Charges exactly what the law allows. */
    RATE_AT_THE_CAP,
    VERY_SHORT_LOANS,
    /** Many loans end on one day and their lenders take the money out. */
    MATURITY_WALL,
    /** One rich customer takes his money out. */
    WHALE,
    ANNOUNCED_EXIT,
    /** Reports nothing for a day, as announced, and everything on the next. */
    MAINTENANCE,
    /** The custodian books some of a day's money on the next. */
    NEXT_DAY_STATEMENT,
    /** Parents pay tuition, drivers make down payments on cars. */
    CHILDREN_AND_CARS
}
