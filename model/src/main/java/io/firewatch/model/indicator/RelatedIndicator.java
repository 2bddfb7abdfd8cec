package io.firewatch.model.indicator;

/** Facet related: what an institution lends to its own people and companies, openly or in disguise (R06). */
public enum RelatedIndicator implements CodedIndicator {
    RELATED_BALANCE(Description.money(
            "关联方借款余额",
            "Owed by related parties",
            "Σ 关联方 OB（登记关系及三步以内推断关系）",
            "Σ OB over borrowers in Rel(p), by the register and by ties at most three steps away",
            "B.2 R06, B.3")),
    RELATED_SHARE(Description.share(
            "关联方借款余额占比",
            "Share owed by related parties",
            "R = Σ 关联方 OB / Bal",
            "R = Σ OB over borrowers in Rel(p) / Bal",
            "B.2 R06")),
    RELATED_LOANS(Description.count(
            "关联借款笔数",
            "Loans to related parties",
            "余额大于零的关联借款笔数",
            "count of loans to related parties with OB > 0",
            "B.2 R06, disclosure")),
    RELATED_IN_TOP10(Description.count(
            "前十大借款人中的关联方",
            "Related parties among the ten largest borrowers",
            "E_b 前十名中属于关联方的人数",
            "count of related parties among the ten largest E_b",
            "B.2 R06")),
    RELATED_UNDISCLOSED(Description.money(
            "未披露的关联借款余额",
            "Undisclosed related loans",
            "关联方余额 − 所属月末披露数；从未披露时为全部",
            "related balance − what the month-end disclosure says; all of it where nothing was disclosed",
            "B.2 R06")),
    RELATED_GAP(Description.money(
            "关联余额少报",
            "Related balance understated",
            "月末关联方余额 − 披露的关联关系借款余额",
            "related balance at the month end − declared related balance",
            "B.2 R06")),
    RELATED_GAP_SHARE(Description.share(
            "关联余额少报比例",
            "Related balance understated, share",
            "少报金额 / 月末关联方余额",
            "understated / related balance at the month end",
            "B.2 R06")),
    CLUSTER_SHARE(Description.share(
            "最大隐性借款人群占比",
            "Share of the largest hidden group of borrowers",
            "同账户、同地址、同法定代表人或同批登记的 3 户以上借款人 Σ OB / Bal（取最大）；同址、同批登记的按 1/共用户数 折算",
            "Σ OB of three or more borrowers of one account, address, legal person or day of registration / Bal, the largest;"
                    + " what an address or a day ties is weighed by 1 / the number who share it",
            "B.2 R06")),
    CLUSTER_BORROWERS(Description.count(
            "该人群借款人数", "Borrowers of that group", "该人群中有余额的借款人数", "borrowers of that group who owe", "B.2 R06")),
    SHELL_COMPANIES(Description.count(
            "同址新设借款企业数",
            "New firms borrowing from one address",
            "首笔借款前 90 日内登记、共用一个地址且有余额的企业数（取最大）",
            "firms registered within 90 days before their first loan that share an address and owe, the most",
            "B.2 R06")),
    GUARANTOR_KIN_BALANCE(Description.money(
            "担保方关联人借款余额",
            "Owed by affiliates of their own guarantor",
            "与为其担保者有关联的借款人 Σ OB",
            "Σ OB of borrowers tied to the guarantor of their loan",
            "B.2 R06")),
    RELATED_WITHDRAWN7(Description.share(
            "近7日关联方提现占余额比",
            "Withdrawn by related parties in 7 days",
            "近 7 日 Rel(p) 的 T.7 / Bal",
            "T.7 of Rel(p) over 7 days / Bal",
            "B.2 R14")),
    TOP_GROUP_SHARE(Description.share(
            "最大关联借款人组占比",
            "Share of the largest group of borrowers",
            "max（借款人及其直接关联人 Σ E）/ Bal",
            "the largest Σ E of a borrower and whoever is directly tied to him / Bal",
            "B.2 R16")),
    TOP_GROUP_BORROWERS(Description.count(
            "该组借款人数", "Borrowers of that group", "该组有余额的借款人数", "borrowers of that group who owe", "B.2 R16")),
    TOP10_GROUPS_SHARE(Description.share(
            "前十大关联借款人组占比",
            "Share of the ten largest groups of borrowers",
            "十个最大的组（无关联者自成一组，每人只计一次）Σ E / Bal；余额不足 10 万元且无关联者不计",
            "Σ E of the ten largest groups, who is tied to nobody being one and nobody counted twice / Bal; without untied"
                    + " borrowers of less than 100,000 yuan",
            "B.2 R16"));

    private final Description description;

    RelatedIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.RELATED;
    }

    @Override
    public Description description() {
        return description;
    }
}
