package io.firewatch.detection.job;

/** Names under which operators find their state again; they never change, whatever classes are called. */
final class Uids {
    static final String CLOCK = "city-clock";
    static final String DECODE = "decode";
    static final String VERSIONS = "versions";
    static final String TALLY = "tally";
    static final String TRANSFERS = "transfer-book";
    static final String LOANS = "loan-book";
    static final String CLAIMS = "claim-book";
    static final String PRODUCTS = "product-book";
    static final String PLATFORM_DEBTS = "platform-debts";
    static final String PLATFORM_LOANS = "platform-loans";
    static final String PARTIES = "party-book";
    static final String BORROWERS = "borrower-book";
    static final String LOAN_BOOKS = "loan-book-sums";
    static final String INSTITUTIONS = "institution-book";
    static final String CLIENTS = "client-book";
    static final String MATURITIES = "maturity-book";
    static final String INSTITUTION_FLOWS = "institution-flow-book";
    static final String TOGETHER = "offered-together";
    static final String CONCENTRATION = "concentration-book";
    static final String TURNOVER = "turnover-book";
    static final String PEERS = "peers-book";
    static final String HEARD = "heard";
    static final String SILENCE = "silence-book";
    static final String STATEMENTS = "statement-book";
    static final String CUSTODY = "custody-book";
    static final String USER_ATTRIBUTES = "user-attributes";
    static final String SHARED_ATTRIBUTES = "shared-attributes";
    static final String TIED_LOANS = "tied-loans";
    static final String TIED_CLIENTS = "tied-clients";
    static final String TIES = "ties-book";
    static final String LICENCE_LIST = "licence-list";
    static final String GUARANTEES = "guarantee-book";
    static final String LOCKED_EXITS = "locked-exits";
    static final String BORROWER_SIGNS = "borrower-signs";
    static final String LOAN_TRAITS = "loan-traits";
    static final String NEAR_WORDS = "near-words";
    static final String CAP_SHARES = "cap-shares";
    static final String FAKE_LOANS = "fake-loans";
    static final String FAKE_CLUSTERS = "fake-clusters";
    static final String JUDGE = "judge";
    static final String ROLL_UP = "roll-up";
    static final String INDEXED_OBSERVATIONS = "indexed-observations";
    static final String ALERT_SINK = "alert-sink";
    static final String INDICATOR_SINK = "indicator-sink";
    static final String HISTORY_SINK = "history-sink";
    static final String QUALITY_SINK = "quality-sink";
    static final String SHADOW_SINK = "shadow-sink";
    static final String REJECT_SINK = "reject-sink";

    private Uids() {}
}
