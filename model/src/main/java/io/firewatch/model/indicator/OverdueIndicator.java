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
            "B.2 R17")),
    LOANS_OWING(Description.count(
            "未还清的借款笔数", "Loans owing principal", "OB > 0 的借款笔数", "count of loans with OB > 0", "B.0 disclosure")),
    OVERDUE_LOANS(Description.count(
            "逾期笔数", "Loans overdue", "有逾期本金的借款笔数", "count of loans with overdue principal", "B.0 disclosure")),
    OVERDUE_90_PRINCIPAL(Description.money(
            "逾期90天以上本金",
            "Principal overdue over 90 days",
            "逾期 90 天（不含）以上的本金",
            "principal overdue for more than 90 days",
            "B.0 disclosure")),
    OVERDUE_90_LOANS(Description.count(
            "逾期90天以上笔数",
            "Loans overdue over 90 days",
            "有逾期 90 天（不含）以上本金的借款笔数",
            "count of loans with principal overdue for more than 90 days",
            "B.0 disclosure")),
    ROLL_RATE(Description.share(
            "逾期滚动率",
            "Roll rate",
            "（逾期 31–60 天本金）/（30 日前逾期 1–30 天本金）",
            "principal overdue for 31 to 60 days / principal that was overdue for 1 to 30 days thirty days before",
            "B.2 R17")),
    VINTAGE_OVERDUE(Description.share(
            "账龄90天逾期率",
            "Overdue at ninety days of age",
            "90–120 日前放款的借款，满 90 日时逾期 30 天以上的本金 / 放款本金",
            "of what was lent 90 to 120 days before, principal overdue for more than 30 days when its loan was 90 days old /"
                    + " principal lent",
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
