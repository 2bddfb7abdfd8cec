package io.firewatch.model.indicator;

/** Facet payout: whether the money lenders gave for a loan reached its borrower (R04). */
public enum PayoutIndicator implements CodedIndicator {
    LOAN_AMOUNT(Description.money("合同金额", "Contract principal", "L.amount", "L.amount", "A.9 4.1.2")),
    PAYOUT_GAP(Description.money(
            "放款差额",
            "Payout gap",
            "首次放款后 3 日内的 |T.2 + T.10 − (T.1 + T.45 + T.3 + T.4 + T.29)|",
            "|T.2 + T.10 − (T.1 + T.45 + T.3 + T.4 + T.29)| up to 3 days after the first payout",
            "B.2 R04")),
    CLAIMS_GAP(Description.money(
            "债权缺口",
            "Claims gap",
            "首次放款后第 3 日的 L.amount − Σ(C.invAmount + C.redpackage)",
            "L.amount − Σ(C.invAmount + C.redpackage), 3 days after the first payout",
            "A.11 check 3.3.1")),
    DAYS_FULL_UNPAID(Description.days(
            "满标未放款天数",
            "Days full without payout",
            "满标（状态 1）后仍无 T.1、T.45 的天数",
            "days since status 1 while no T.1 or T.45 exists",
            "B.2 R04")),
    GATHERED(Description.money(
            "出借资金",
            "Lent for the loan",
            "首次放款后 3 日内的 T.2 + T.10",
            "T.2 + T.10 up to 3 days after the first payout",
            "B.2 R04"));

    private final Description description;

    PayoutIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.PAYOUT;
    }

    @Override
    public Description description() {
        return description;
    }
}
