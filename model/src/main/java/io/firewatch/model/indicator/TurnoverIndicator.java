package io.firewatch.model.indicator;

/** Facet turnover: how fast the claims in a product change (R21). */
public enum TurnoverIndicator implements CodedIndicator {
    LIVE_CLAIMS(Description.count(
            "产品内存续债权数",
            "Live claims in the product",
            "配置于该产品且有存续本金的债权数",
            "claims configured into the product with principal left",
            "B.2 R21")),
    DAILY_TURNOVER(Description.share(
            "产品日换手率",
            "Daily turnover",
            "当日进入与离开产品的债权本金之较小者 / 前一日存续本金",
            "the lesser of the principal that came in and went out that day / principal live the day before",
            "B.2 R21"));

    private final Description description;

    TurnoverIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.TURNOVER;
    }

    @Override
    public Description description() {
        return description;
    }
}
