package io.firewatch.model.indicator;

/**
 * Facet cost: what a loan really costs its borrower and how much of it he never received (R11, R12). Until the loan is paid
 * out whole, only what the contract says.
 */
public enum CostIndicator implements CodedIndicator {
    RECEIVED(Description.money("借款人实收金额", "Received by the borrower", "T.1 + T.45", "T.1 + T.45", "B.2 R11")),
    CUT(Description.money(
            "放款扣减金额",
            "Deducted at the payout",
            "L.amount − T.1 − T.45，不小于 0",
            "L.amount − T.1 − T.45, at least 0",
            "B.2 R12")),
    CUT_SHARE(Description.share(
            "砍头比例",
            "Share deducted at the payout",
            "(L.amount − T.1 − T.45) / L.amount",
            "(L.amount − T.1 − T.45) / L.amount",
            "B.2 R12")),
    UNEXPLAINED_CUT_SHARE(Description.share(
            "无费用流水对应的砍头比例",
            "Share deducted that no fee explains",
            "(扣减金额 − 放款时的 T.4 − T.3 − T.29) / L.amount，不小于 0",
            "(deducted − T.4 − T.3 − T.29 at the payout) / L.amount, at least 0",
            "B.2 R12")),
    PLATFORM_FEE(Description.money(
            "放款时的平台服务费",
            "Platform's fee at the payout",
            "末次放款后 3 日内的 T.4",
            "T.4 up to 3 days after the last payout",
            "B.2 R12")),
    GUARANTEE_FEE(Description.money(
            "放款时的担保费",
            "Guarantor's fee at the payout",
            "末次放款后 3 日内的 T.3",
            "T.3 up to 3 days after the last payout",
            "B.2 R12")),
    REFERRAL_FEE(Description.money(
            "放款时的第三方推荐费",
            "Third party's fee at the payout",
            "末次放款后 3 日内的 T.29",
            "T.29 up to 3 days after the last payout",
            "B.2 R12")),
    NOMINAL_RATE(Description.share(
            "综合年化成本（名义）",
            "All-in annual cost, nominal",
            "12 × 月内部收益率：收 T.1 + T.45，付 T.18 + T.19 + T.32 + T.48 + T.49 及放款后的 T.3、T.4，未到期部分按还款计划；"
                    + "期限不超过 14 天的用单利；放款前用合同",
            "12 × monthly IRR of T.1 + T.45 against T.18 + T.19 + T.32 + T.48 + T.49 and later T.3, T.4, what is still to "
                    + "come as planned; simple interest for terms up to 14 days; the contract's before any payout",
            "B.2 R11")),
    CHARGED_RATE(Description.share(
            "出借方收取的年化成本",
            "Annual cost charged, nominal",
            "同综合年化成本，但第三方推荐费（T.29）视为借款人所得；提前还款的取其与按计划计算的较小者",
            "as the all-in cost, but with third parties' fees (T.29) counted as received; repaid ahead of plan, the lesser of "
                    + "it and of the cost as planned",
            "B.2 R11 false positives")),
    EFFECTIVE_RATE(Description.share(
            "综合年化成本（有效）", "All-in annual cost, effective", "同一现金流的 XIRR", "XIRR of the same cash flows", "B.2 R11")),
    SIMPLE_RATE(Description.share(
            "综合年化成本（单利）",
            "All-in annual cost, simple",
            "总成本 × 365 / Σ(未还本金 × 天数)",
            "cost × 365 / Σ(what is owed × days)",
            "B.2 R11")),
    CONTRACT_RATE(Description.share(
            "合同年化成本",
            "Annual cost by contract",
            "12 × 月内部收益率：收 amount − serviceCost − securityAmount，付还款计划各期本金、利息与服务费",
            "12 × monthly IRR of amount − serviceCost − securityAmount against curFund + curInterest + curServiceCharge",
            "B.2 R11")),
    OVERDUE_CHARGES(Description.money(
            "逾期费用", "Charges for being late", "T.32 + T.48", "T.32 + T.48", "Private-lending interpretation art. 29")),
    CONTRACT_DATE(Description.date(
            "合同成立日",
            "Day of the contract",
            "首次放款日；放款前为开标日",
            "the first payout's day; before it, that of the listing",
            "Civil Code art. 679")),
    LOAN_TERM(Description.days("借款期限", "Term of the loan", "L.term", "L.term", "A.9 4.1.2")),
    LPR_CAP(Description.share(
            "四倍 LPR",
            "Four times the LPR",
            "4 × 合同成立日的一年期 LPR",
            "4 × one-year LPR on the day of the contract",
            "Private-lending interpretation art. 25"));

    private final Description description;

    CostIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.COST;
    }

    @Override
    public Description description() {
        return description;
    }
}
