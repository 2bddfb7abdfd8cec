package io.firewatch.model.indicator;

/** Facet resale: a lender who funds loans to pass them on (R21). Told of the larger ones only. */
public enum ResaleIndicator implements CodedIndicator {
    FUNDED_SHARE(Description.share(
            "出资占近30日新增出借比",
            "Share of new lending funded",
            "近 30 日该出借人 T.2 / 全机构 T.2",
            "its T.2 over 30 days / T.2 of the institution",
            "B.2 R21")),
    PASSED_ON_SHARE(Description.share(
            "7日内转出占比",
            "Passed on within 7 days",
            "该出借人近 30 日 T.2 中 7 日内以 T.11 转出的占比（先进先出；未满 7 日且未转出的不计）",
            "share of its T.2 of 30 days that left by T.11 within 7 days, first in first out; what is younger and still there"
                    + " does not count yet",
            "B.2 R21")),
    FUNDED_30_DAYS(
            Description.money("近30日出资额", "Funded in 30 days", "近 30 日该出借人 T.2", "its T.2 over 30 days", "B.2 R21"));

    private final Description description;

    ResaleIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.RESALE;
    }

    @Override
    public Description description() {
        return description;
    }
}
