package io.firewatch.model.indicator;

/** Facet custody: whether customers' money is held by a custodian, and whether its statements say what the lender says (R15). */
public enum CustodyIndicator implements CodedIndicator {
    NO_CUSTODIAN(Description.count(
            "无存管银行",
            "No custodian",
            "登记簿载有存管信息而本机构无存管银行时为 1",
            "1 when the register keeps custodians and has none for this lender",
            "B.2 R15")),
    UNTESTED_CUSTODIAN(Description.count(
            "存管银行未通过测评",
            "Custodian not tested",
            "存管银行不在测评通过名单时为 1",
            "1 when the custodian is not on the list of tested custody banks",
            "B.2 R15")),
    UNCUSTODIED_FLOWS(Description.money(
            "存管上线前资金流入",
            "Money taken before custody",
            "近 30 日发生于存管上线日之前的 T.6 + T.2",
            "T.6 + T.2 of the last 30 days that came before custody went live",
            "B.2 R15")),
    UNSERIALLED_SHARE(Description.share(
            "缺银行流水号占比",
            "Share of flows without a bank serial",
            "近 30 日曾报送 bankTransId 的各类流水中缺失该号的笔数占比",
            "flows without bankTransId / all flows of the types ever sent with one, 30 days",
            "B.2 R15")),
    CUSTODY_GAP(Description.money(
            "存管对账差额",
            "Difference from the custodian's statement",
            "当日各方向 |Σ平台 − Σ银行| 的较大者，邻日可冲抵的不计",
            "the larger of |Σ platform − Σ bank| in and out, what a neighbouring day makes up left out",
            "B.2 R15")),
    CUSTODY_GAP_SHARE(Description.share(
            "存管对账差异率",
            "Relative difference from the custodian's statement",
            "|Σ平台 − Σ银行| / Σ银行（两方向取大）",
            "|Σ platform − Σ bank| / Σ bank, the larger of in and out",
            "B.2 R15")),
    IDLE_ABOVE_CUSTODY(Description.money(
            "闲置资金超出存管余额",
            "Idle cash above the custodian's balance",
            "自首个存管余额日起，台账客户闲置资金增加额 − 存管余额增加额",
            "growth of customers' idle cash by the ledger − growth of the custodian's balance, since the first balance stated",
            "B.2 R15"));

    private final Description description;

    CustodyIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.CUSTODY;
    }

    @Override
    public Description description() {
        return description;
    }
}
