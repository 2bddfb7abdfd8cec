package io.firewatch.model.indicator;

/** Facet reach: how many lenders an institution has and how much it raised (R24). */
public enum ReachIndicator implements CodedIndicator {
    LENDERS_EVER(Description.count(
            "累计出借人数",
            "Lenders so far",
            "首次 T.2、T.17 或 LD.2 已发生的出借人数",
            "lenders whose first T.2, T.17 or LD.2 lies behind",
            "B.2 R24")),
    RAISED_EVER(Description.money("累计出借金额", "Raised so far", "累计 T.2", "T.2 from the beginning", "B.2 R24")),
    BORROWERS_EVER(Description.count(
            "累计借款人数",
            "Borrowers so far",
            "自报送以来（含存量借款）曾有借款余额的主体数",
            "parties who owed principal on any day since the feed began, loans older than it included",
            "B.0 disclosure"));

    private final Description description;

    ReachIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.REACH;
    }

    @Override
    public Description description() {
        return description;
    }
}
