package io.firewatch.model.indicator;

/** Facet compensation: who pays lenders when borrowers do not (R08). */
public enum CompensationIndicator implements CodedIndicator {
    PLATFORM_COMPENSATION(Description.money(
            "近30日平台代偿", "Compensated by the platform, 30 days", "近 30 日 T.37", "T.37 over 30 days", "B.2 R08")),
    PLATFORM_COMPENSATION_SHARE(Description.share(
            "平台代偿占逾期本金比例",
            "Platform compensation to overdue principal",
            "近 30 日 T.37 / 同期最高逾期本金",
            "T.37 of 30 days / the highest overdue principal of the same days",
            "B.2 R08")),
    SILENT_SHARE(Description.share(
            "无声代偿期数占比",
            "Share of instalments paid to lenders in silence",
            "近 30 日满 7 天观察期的各期中，到期次日前有 T.8/T.9、而到期后 7 天内没有 T.18/19/27/37 的占比",
            "of the instalments whose 7 days ended in 30 days: T.8 or T.9 up to the day after the due day, but no T.18, 19, 27 or 37 within 7 days",
            "B.2 R08")),
    SILENT_INSTALMENTS(Description.count(
            "无声代偿期数", "Instalments paid to lenders in silence", "同上，期数", "the number of those", "B.2 R08")),
    SELF_COMPENSATORS(Description.count(
            "自代偿平台方数",
            "Parties that compensate for themselves",
            "userAttr 为 4 的主体数",
            "count of parties with userAttr 4",
            "B.2 R08")),
    COMPENSATED_EVER(Description.money(
            "累计代偿金额", "Compensated so far", "自报送以来 T.27 + T.37", "T.27 + T.37 since the feed began", "B.0 disclosure")),
    GUARANTOR_COMPENSATION(Description.money(
            "近30日第三方代偿", "Compensated by guarantors, 30 days", "近 30 日 T.27", "T.27 over 30 days", "B.2 R07b, R08")),
    RECOVERED_OFFLINE(Description.money(
            "近30日线下代偿收回",
            "Recovered off-line, 30 days",
            "近 30 日 T.50；手册释义不明，只列示，不计入代偿与借款人偿付",
            "T.50 over 30 days; ambiguous in the manual, so shown and part of no other figure",
            "B.2 R07b, R08")),
    COMPENSATED_LOANS_EVER(Description.count(
            "累计代偿笔数",
            "Loans compensated so far",
            "自报送以来 T.27 + T.37 大于零的借款笔数",
            "loans with T.27 + T.37 above zero since the feed began",
            "B.0 disclosure"));

    private final Description description;

    CompensationIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.COMPENSATION;
    }

    @Override
    public Description description() {
        return description;
    }
}
