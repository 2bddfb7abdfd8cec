package io.firewatch.model.indicator;

/** Facet project: one project financed at several lenders (R02, Measures art. 13(2)). */
public enum ProjectIndicator implements CodedIndicator {
    SAME_PROJECT_PLATFORMS(Description.count(
            "同一项目融资平台数",
            "Platforms with one project",
            "同一借款人描述相同（只留文字，至少 8 字）、发标相距 30 日内且均未结束的借款所在网贷平台数；20,000 元以下不计",
            "P2P platforms with open loans of one borrower of the same description (letters only, at least 8), listed within 30"
                    + " days of each other; not up to 20,000 yuan",
            "B.2 R02")),
    SAME_PROJECT_AMOUNT(Description.money(
            "同一项目合计金额", "Amount of that project", "上述借款 Σ amount", "Σ amount of those loans", "B.2 R02"));

    private final Description description;

    ProjectIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.PROJECT;
    }

    @Override
    public Description description() {
        return description;
    }
}
