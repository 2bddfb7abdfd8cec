package io.firewatch.model.indicator;

/** Facet wording: what a listing says it is for (R08, R20); told only of listings that give something away. */
public enum WordingIndicator implements CodedIndicator {
    LOAN_USE(Description.count("借款用途代码", "Code of the use", "L.loanUse", "L.loanUse", "A.10")),
    FORBIDDEN_WORDS(Description.count(
            "禁止用途关键词数",
            "Words of a forbidden use",
            "productName、loanDescribe 中命中的禁止用途词数（排除购车首付等）",
            "words of forbidden uses in productName and loanDescribe, with their exceptions",
            "B.2 R20")),
    SCHOOL_WORDS(Description.count(
            "学生相关关键词数",
            "Words of a student",
            "productName、loanDescribe 中命中的学生相关词数（排除子女学费等）",
            "words of student loans in productName and loanDescribe, with their exceptions",
            "B.2 R20")),
    GUARANTEE_WORDS(Description.count(
            "保本保息关键词数",
            "Words of a promise",
            "productName、loanDescribe 中命中的承诺词数（排除否定表述）",
            "words that promise principal or interest in productName and loanDescribe, with their exceptions",
            "B.2 R08"));

    private final Description description;

    WordingIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.WORDING;
    }

    @Override
    public Description description() {
        return description;
    }
}
