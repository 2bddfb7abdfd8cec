package io.firewatch.model.indicator;

/** Facet funding: how a microloan company is funded and where it lends (R25). */
public enum FundingIndicator implements CodedIndicator {
    BORROWINGS_TO_NET_ASSETS(Description.factor(
            "非标融资倍数",
            "Non-standard funding",
            "银行、股东借款 / 净资产",
            "loans from banks and shareholders / net assets",
            "B.2 R25")),
    SECURITIES_TO_NET_ASSETS(Description.factor(
            "标准化融资倍数",
            "Standardised funding",
            "债券、资产证券化 / 净资产",
            "bonds and asset-backed securities / net assets",
            "B.2 R25")),
    REGIONAL_PRINCIPAL(Description.money(
            "近30日新放款",
            "Lent in 30 days",
            "近 30 日新发放本金（借款人地区已知）",
            "principal lent in 30 days to borrowers whose region is known",
            "B.2 R25")),
    OUTSIDE_REGION_SHARE(Description.share(
            "区域外放款占比",
            "Share lent outside the licensed region",
            "近 30 日借款人证件地区不在许可区域的新放款 / 新放款",
            "new principal to borrowers of another region (digits 1-6 of the document) / new principal, 30 days",
            "B.2 R25"));

    private final Description description;

    FundingIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.FUNDING;
    }

    @Override
    public Description description() {
        return description;
    }
}
