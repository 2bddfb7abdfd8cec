package io.firewatch.model.indicator;

/** Facet concentration: how much hangs on few borrowers and few lenders (R16). */
public enum ConcentrationIndicator implements CodedIndicator {
    OWED_IN_ALL(Description.money(
            "借款人待还本金合计", "Owed by all borrowers", "Σ 各借款人 E_b", "Σ of E_b over borrowers", "B.2 R16")),
    OWING_BORROWERS(Description.count(
            "有待还本金的借款人数", "Borrowers who owe", "E_b > 0 的借款人数", "count of borrowers with E_b > 0", "B.2 R16")),
    TOP_BORROWER_SHARE(Description.share(
            "最大单一借款人占比", "Share of the largest borrower", "max E_b / Σ E_b", "max E_b / Σ E_b", "B.2 R16, disclosure")),
    TOP10_BORROWERS_SHARE(Description.share(
            "前十大借款人占比",
            "Share of the ten largest borrowers",
            "最大十个 E_b 之和 / Σ E_b",
            "the ten largest E_b / Σ E_b",
            "B.2 R16, disclosure")),
    BORROWER_HHI(Description.factor(
            "借款人集中度指数", "Concentration of borrowers", "Σ (E_b / Σ E_b)²", "Σ (E_b / Σ E_b)²", "B.2 R16")),
    CLAIM_HOLDERS(Description.count(
            "持有债权的出借人数", "Lenders with claims", "存续债权大于零的出借人数", "count of lenders with live claims", "B.2 R16")),
    TOP10_LENDERS_SHARE(Description.share(
            "前十大出借人占比",
            "Share of the ten largest lenders",
            "最大十个出借人的存续债权 / 全部存续债权",
            "live claims of the ten largest lenders / all live claims",
            "B.2 R16"));

    private final Description description;

    ConcentrationIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.CONCENTRATION;
    }

    @Override
    public Description description() {
        return description;
    }
}
