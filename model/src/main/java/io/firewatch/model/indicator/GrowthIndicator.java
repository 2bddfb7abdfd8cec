package io.firewatch.model.indicator;

/** Facet growth: what growth is paid with: subsidies (R19), new lenders' money (R07 c), the same borrowers (R07 d). */
public enum GrowthIndicator implements CodedIndicator {
    SUBSIDY_SHARE(Description.share(
            "近7日补贴率",
            "Subsidies of 7 days, of what was lent",
            "近 7 日 (T.10 + T.41 + T.44) / T.2",
            "(T.10 + T.41 + T.44) / T.2 over 7 days",
            "B.2 R19")),
    SUBSIDY_RISING_WEEKS(Description.count(
            "补贴率连续上升周数",
            "Weeks the subsidies rose",
            "按 7 日一周倒推，补贴率连续高于前一周的周数，最多 12",
            "weeks of 7 days, counted back, each with a higher subsidy share than the one before; at most 12",
            "B.2 R19")),
    OLD_LENDERS_CHANGE(Description.share(
            "老出借人出借额变化",
            "Change of what old lenders lend",
            "首次出借满 30 日者近 7 日 T.2 与四周前 7 日之比 − 1；当时为 0 则为 0",
            "T.2 of lenders past their first 30 days, 7 days against those four weeks before, − 1; 0 when that was 0",
            "B.2 R19")),
    NEW_MONEY_DEPENDENCE(Description.factor(
            "新出借资金依赖度",
            "Dependence on new lenders' money",
            "近 30 日新出借人 T.2 / (T.8 + T.9)；未兑付时为 0",
            "T.2 of new lenders / (T.8 + T.9) over 30 days; 0 while nothing was paid back",
            "B.2 R07c")),
    DEPENDENCE_RISE(Description.factor(
            "依赖度较30日前变化",
            "Rise of that dependence in 30 days",
            "依赖度 − 30 日前依赖度；不足 60 日历史时为 0",
            "new_money_dependence less that of 30 days before; 0 with less than 60 days of history",
            "B.2 R07c")),
    BALANCE_GROWTH(Description.share(
            "余额90日增幅",
            "Growth of the balance in 90 days",
            "Bal / 90 日前 Bal − 1；90 日前尚未开始报送时为 0",
            "Bal / Bal 90 days before − 1; 0 when the feed had not begun by then",
            "B.2 R07d")),
    BORROWERS_GROWTH(Description.share(
            "借款人数90日增幅",
            "Growth of the number of borrowers in 90 days",
            "当前借款人数 / 90 日前 − 1；90 日前尚未开始报送时为 0",
            "borrowers owing / those 90 days before − 1; 0 when the feed had not begun by then",
            "B.2 R07d")),
    BALANCE_GROWTH_MONTH(Description.share(
            "余额30日增幅",
            "Growth of the balance in 30 days",
            "Bal / 30 日前 Bal − 1；30 日前尚未开始报送时为 0",
            "Bal / Bal 30 days before − 1; 0 when the feed had not begun by then",
            "B.2 R07d")),
    BORROWERS_GROWTH_MONTH(Description.share(
            "借款人数30日增幅",
            "Growth of the number of borrowers in 30 days",
            "当前借款人数 / 30 日前 − 1；30 日前尚未开始报送时为 0",
            "borrowers owing / those 30 days before − 1; 0 when the feed had not begun by then",
            "B.2 R07d"));

    private final Description description;

    GrowthIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.GROWTH;
    }

    @Override
    public Description description() {
        return description;
    }
}
