package io.firewatch.model.indicator;

/** Facet product_wording: what a product's name promises (R08); told only when it does. */
public enum ProductWordingIndicator implements CodedIndicator {
    PRODUCT_GUARANTEE_WORDS(Description.count(
            "产品名称中的承诺词数",
            "Words of a promise in the product's name",
            "LP.productName 中命中的承诺词数（排除否定表述）",
            "words that promise principal or interest in LP.productName, with their exceptions",
            "B.2 R08"));

    private final Description description;

    ProductWordingIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.PRODUCT_WORDING;
    }

    @Override
    public Description description() {
        return description;
    }
}
