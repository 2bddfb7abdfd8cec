package io.firewatch.embedded.city;

/** Lawful behaviour that a careless rule takes for a breach (the false positives of supervision-rules B.2). */
enum Habit {
    /** Money joins a queue and is matched on the next business day. */
    NEXT_DAY_MATCHING("R03"),
    /** Product configurations are reported a day after the claims. */
    LATE_CONFIGURATION("R03"),
    RED_PACKETS("R03"),
    EACH_LOAN_ITS_PRODUCT("R03"),
    FEES_BY_INSTALMENT("R04"),
    /** More than half a per cent of a long loan is kept back for fees, each of them reported. */
    UPFRONT_FEES("R12"),
    /** The borrower receives the loan in two parts. */
    PARTIAL_PAYOUT("R12"),
    /** Amounts go through float columns: payouts are off by a few fen. */
    FLOAT_ROUNDING("R04"),
    EARLY_REPAYMENT("R11"),
    /** Status 3 is reported the day before the repayment itself. */
    STATUS_BEFORE_REPAYMENT("R01"),
    LISTINGS_THAT_NEVER_FILL("R01"),
    GUARANTOR_WITHOUT_HASH("R09"),
    SEVERAL_GUARANTORS("R09"),
    TRANSFERS("R05"),
    CLAIM_ENDS_AFTER_PRODUCT("R05"),
    EXTENSIONS("R05"),
    REVERSALS("R22"),
    SETTLES_NEXT_DAY("R07"),
    BORROWER_AT_THE_LIMIT("R01"),
    SUBSIDIES("R07"),
    LATE_RECORDS("R22"),
    REPEATED_RECORDS("R22"),
    PAYS_MERCHANTS("R10"),
    STOCK_LOANS("R07"),
    /** Lends its own money: the lender is its own and only creditor. */
    OWN_MONEY("R16"),
    SHUFFLED_TYPES("R22"),
    /** All company borrowers have the address of one incubator, with those of other lenders. */
    INCUBATOR_ADDRESS("R06"),
    /** A small loan to a company behind the lender, disclosed ever since. */
    DISCLOSED_RELATED_LOAN("R06"),
    /** Money of bad debts comes back off line (50). */
    OFFLINE_RECOVERY("R08"),
    /** Many loans below 20,000 yuan with the same few words. */
    SMALL_LOANS_BY_TEMPLATE("R10"),
    /** Loans fill within seconds. */
    AUTO_BIDDING("R10"),
    /** Charges exactly what the law allows. */
    RATE_AT_THE_CAP("R11"),
    VERY_SHORT_LOANS("R11"),
    /** Many loans end on one day and their lenders take the money out. */
    MATURITY_WALL("R13"),
    /** One rich customer takes his money out. */
    WHALE("R13"),
    ANNOUNCED_EXIT("R13"),
    /** Reports nothing for a day, as announced, and everything on the next. */
    MAINTENANCE("R14"),
    /** The custodian books some of a day's money on the next. */
    NEXT_DAY_STATEMENT("R15"),
    /** Parents pay tuition, drivers make down payments on cars. */
    CHILDREN_AND_CARS("R20");

    private final String rule;

    Habit(String rule) {
        this.rule = rule;
    }

    /** The section of the rules document that names it, or that it tries hardest. */
    String rule() {
        return rule;
    }
}
