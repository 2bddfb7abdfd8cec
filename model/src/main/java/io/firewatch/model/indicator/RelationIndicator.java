package io.firewatch.model.indicator;

/** Facet relation: what shows that one borrower stands for another (R06). Told of those for whom anything does. */
public enum RelationIndicator implements CodedIndicator {
    DIVERTED_PAYOUT(Description.money(
            "流向关联方账户的放款",
            "Payout that left for a related party's account",
            "与关联方共用账户的借款人，T.1 后 7 日内的 T.7（不超过 T.1）累计",
            "Σ of T.7 within 7 days after a T.1, at most that T.1, of a borrower whose account also serves a related party",
            "B.2 R06")),
    OWED_UNDER_KIN(Description.money(
            "由关联担保方担保的余额",
            "Owed under a guarantor it is tied to",
            "与其担保方有关联的借款人 OB",
            "OB of a borrower who is tied to the guarantor of his loan",
            "B.2 R06"));

    private final Description description;

    RelationIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.RELATION;
    }

    @Override
    public Description description() {
        return description;
    }
}
