package io.firewatch.model.indicator;

/** Facet flows: balance, flows to and from lenders, and what its products and payouts add up to (R03, R04, R07). */
public enum FlowsIndicator implements CodedIndicator {
    BALANCE(Description.money("借贷余额", "Loan balance", "Bal = Σ OB(l, t)", "Bal = Σ OB(l, t)", "B.1")),
    BORROWERS(Description.count(
            "当前借款人数", "Borrowers owing", "借款余额大于零的主体数", "count of parties with exposure > 0", "B.0 disclosure")),
    LENT(Description.money("当日出借金额", "Lent that day", "当日 T.2", "T.2 of the day", "A.10")),
    PAID_TO_LENDERS(Description.money(
            "近30日付给出借人",
            "Paid to lenders, 30 days",
            "近 30 日 T.8 + T.9 + T.48",
            "T.8 + T.9 + T.48 over 30 days",
            "B.2 R07b")),
    EARNED_FROM_BORROWERS(Description.money(
            "近30日借款人偿付",
            "Earned from borrowers, 30 days",
            "近 30 日 T.18 + T.19 + T.27 − T.30 − T.47",
            "T.18 + T.19 + T.27 − T.30 − T.47 over 30 days",
            "B.2 R07b")),
    PONZI_GAP(Description.share(
            "兑付缺口率",
            "Ponzi gap",
            "1 − 借款人偿付 / 付给出借人（近 30 日）；未付款时为 0。首个流水日次一工作日之前的付款不计；窗口前一工作日起的偿付足以覆盖的（T+1）为 0",
            "1 − earned / paid over 30 days; 0 while nothing was paid. Payments before the working day after the first flow do not "
                    + "count, and it is 0 where what came in from the working day before the window on covers them (T+1)",
            "B.2 R07b")),
    UNMATCHED(Description.money(
            "未匹配出借资金",
            "Lender money without a claim",
            "Σ 各产品未匹配资金",
            "Σ over products of product_unmatched",
            "B.2 R03a")),
    UNMATCHED_SHARE(Description.share(
            "未匹配资金占比",
            "Share of lender money without a claim",
            "未匹配资金 / 全机构 (LD.2 − LD.8)",
            "unmatched / (LD.2 − LD.8 of the institution)",
            "B.2 R03a")),
    MONEY_FIRST_SHARE(Description.share(
            "先募后配占比",
            "Share of money taken before its loan",
            "近 30 日 LD.2 中首笔配置债权在次一工作日之后才起息的金额 / 同期 LD.2",
            "LD.2 of the last 30 days whose first configured claim starts after the next working day / LD.2 of the same days",
            "B.2 R03b")),
    UNBALANCED_SHARE(Description.share(
            "放款不平金额占比",
            "Share of payouts out of balance",
            "近 30 日放款不平的借款金额 / 同期放款金额",
            "amount of loans with a payout gap / amount paid out, 30 days",
            "B.2 R04"));

    private final Description description;

    FlowsIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.FLOWS;
    }

    @Override
    public Description description() {
        return description;
    }
}
