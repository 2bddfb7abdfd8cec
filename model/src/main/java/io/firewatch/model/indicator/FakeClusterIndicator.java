package io.firewatch.model.indicator;

/** Facet fake cluster: how many of a lender's loans look invented (R10). */
public enum FakeClusterIndicator implements CodedIndicator {
    FAKE_LISTINGS(Description.count(
            "疑似假标笔数",
            "Loans that look invented",
            "近 90 日发标、具备 3 项以上假标特征的借款笔数",
            "count of loans listed within 90 days that show three signs and more",
            "B.2 R10"));

    private final Description description;

    FakeClusterIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.FAKE_CLUSTER;
    }

    @Override
    public Description description() {
        return description;
    }
}
