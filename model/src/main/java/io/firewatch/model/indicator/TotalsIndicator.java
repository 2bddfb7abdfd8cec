package io.firewatch.model.indicator;

/** Facet totals: what a lender discloses each month of its loans beside the balance (B.0). */
public enum TotalsIndicator implements CodedIndicator {
    INTEREST_BALANCE(Description.money(
            "利息余额",
            "Interest balance",
            "Σ 有余额的借款：现行还款计划 curInterest 中 T.19 未足额的部分；存量借款首笔还款之前到期的各期视为已付",
            "Σ over loans owing principal of curInterest of the plan in force not covered by T.19; what fell due before the"
                    + " first repayment on record of a loan older than the feed counts as paid",
            "B.0 disclosure, A.11 kpi")),
    CONCLUDED_EVER(Description.money(
            "累计成交金额",
            "Lent so far",
            "Σ 已放款借款的 L.amount，含存量借款；报送以前已结清的不在内",
            "Σ L.amount over loans paid out, those older than the feed included; not those repaid before it began",
            "B.0 disclosure")),
    LOANS_EVER(Description.count("累计成交笔数", "Loans made so far", "同上，笔数", "the number of those", "B.0 disclosure"));

    private final Description description;

    TotalsIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.TOTALS;
    }

    @Override
    public Description description() {
        return description;
    }
}
