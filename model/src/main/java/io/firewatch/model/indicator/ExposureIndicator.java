package io.firewatch.model.indicator;

/** Facet exposure: what a party owes, at one institution and in the city, against the limits of the 2016 Measures, art. 17 (R01, R02). */
public enum ExposureIndicator implements CodedIndicator {
    EXPOSURE(Description.money(
            "在本机构的借款余额",
            "Owed to this institution",
            "Σ 该主体在本机构各笔借款的 OB(l, t)",
            "Σ OB(l, t) over the party's loans at the institution",
            "B.2 R01")),
    EXPOSURE_LIMIT(Description.money(
            "单一平台限额",
            "Limit on one platform",
            "自然人 200,000 元，法人或其他组织 1,000,000 元",
            "200,000 yuan for a natural person, 1,000,000 for a legal one",
            "Measures 2016 art. 17")),
    CITY_EXPOSURE(Description.money(
            "在全市各平台的借款余额",
            "Owed across the city's platforms",
            "Σ 各网贷平台的借款余额",
            "Σ over P2P platforms of exposure",
            "B.2 R02")),
    CITY_EXPOSURE_LIMIT(Description.money(
            "多平台合计限额",
            "Limit over all platforms",
            "自然人 1,000,000 元，法人或其他组织 5,000,000 元",
            "1,000,000 yuan for a natural person, 5,000,000 for a legal one",
            "Measures 2016 art. 17")),
    PLATFORMS(Description.count(
            "有借款的平台数", "Platforms owed to", "借款余额大于零的网贷平台数", "count of P2P platforms with exposure > 0", "B.2 R02"));

    private final Description description;

    ExposureIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.EXPOSURE;
    }

    @Override
    public Description description() {
        return description;
    }
}
