package io.firewatch.model.indicator;

/** Facet returns: what lenders are promised, openly and by subsidy (R18). */
public enum ReturnsIndicator implements CodedIndicator {
    NEW_CLAIMS(Description.money(
            "近30日新增债权",
            "New claims of 30 days",
            "近 30 日起息的初始债权本金",
            "principal of initial claims that started in 30 days",
            "B.2 R18")),
    PROMISED_RETURN(Description.share(
            "承诺年化收益率",
            "Promised annual return",
            "近 30 日新增债权按金额加权的 invRate",
            "invRate of the claims of 30 days, weighted by amount",
            "B.2 R18")),
    HIDDEN_RETURN(Description.share(
            "含补贴年化收益率",
            "Return with subsidies",
            "invRate + 近 30 日 (T.10 + T.41 + T.44) / T.2 年化（按平均期限不足一年折算）",
            "invRate + (T.10 + T.41 + T.44) / T.2 over 30 days, annualised by the average term of what was lent",
            "B.2 R18"));

    private final Description description;

    ReturnsIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.RETURNS;
    }

    @Override
    public Description description() {
        return description;
    }
}
