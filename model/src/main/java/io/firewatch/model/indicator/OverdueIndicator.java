package io.firewatch.model.indicator;

/** Facet overdue: how much of the loan book is due and unpaid, and what makes it look better (R17). */
public enum OverdueIndicator implements CodedIndicator {
    OVERDUE_PRINCIPAL(Description.money(
            "逾期本金",
            "Overdue principal",
            "还款计划到期日后 T.18 未足额的本金，不超过 OB",
            "principal of the plan in force not covered by T.18 after its due day, at most OB",
            "B.2 R17")),
    OVERDUE_SHARE(Description.share(
            "金额逾期率", "Overdue share of the balance", "逾期本金 / Bal", "overdue principal / Bal", "B.2 R17")),
    OVERDUE_LOANS_SHARE(Description.share(
            "项目逾期率",
            "Share of loans overdue",
            "有逾期本金的借款笔数 / 未还清的借款笔数",
            "loans with overdue principal / loans owing principal",
            "B.0 disclosure")),
    OVERDUE_90_SHARE(Description.share(
            "90天以上逾期率",
            "Share of the balance overdue for more than 90 days",
            "逾期 90 天（不含）以上的本金 / Bal",
            "principal overdue for more than 90 days / Bal",
            "B.2 R17")),
    OVERDUE_RISE(Description.share(
            "逾期率30日升幅",
            "Rise of the overdue share in 30 days",
            "金额逾期率 − 30 日前的金额逾期率",
            "overdue share − overdue share 30 days before",
            "B.2 R17")),
    EXTENDED_SHARE(Description.share(
            "展期期数占比",
            "Share of instalments put off",
            "近 30 日按首份计划到期的期数中，现行计划推后且到期日未还的占比",
            "of the instalments due by the first plan in 30 days, those that the plan in force puts off and that were unpaid on the day",
            "B.2 R17")),
    MONTH_END_WRITE_OFF(Description.share(
            "月末线下销账占比",
            "Share written off at the month end",
            "近 30 日内于月末 5 天转入状态 10 的本金 / （30 日前 Bal + 近 30 日新增）",
            "principal that went to status 10 in the last 5 days of a month, 30 days / (Bal 30 days before + lent since)",
            "B.2 R17"));

    private final Description description;

    OverdueIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.OVERDUE;
    }

    @Override
    public Description description() {
        return description;
    }
}
