package io.firewatch.model.indicator;

/** Facet tenor: for how long new loans are made (R23). */
public enum TenorIndicator implements CodedIndicator {
    NEW_PRINCIPAL(Description.money(
            "近30日新增借款本金",
            "New principal, 30 days",
            "近 30 日首次形成余额的借款本金",
            "principal of loans first owed in 30 days",
            "B.2 R23")),
    SHORT_SHARE(Description.share(
            "短期标占比",
            "Share of short loans",
            "其中期限不超过 30 天的占比",
            "of that, the share with a term up to 30 days",
            "B.2 R23"));

    private final Description description;

    TenorIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.TENOR;
    }

    @Override
    public Description description() {
        return description;
    }
}
