package io.firewatch.model.indicator;

/** Facet declared: what a lender disclosed of itself, told on the month-end it is about and on no other day (R22). */
public enum DeclaredIndicator implements CodedIndicator {
    DECLARED_LOAN_BALANCE(Description.money(
            "披露的借贷余额",
            "Declared loan balance",
            "月度披露：借贷余额",
            "monthly disclosure: loan balance",
            "B.0 disclosure, A.13")),
    DECLARED_LOAN_COUNT(Description.count(
            "披露的借贷余额笔数",
            "Declared number of loans",
            "月度披露：借贷余额笔数",
            "monthly disclosure: number of loans",
            "B.0 disclosure, A.13")),
    DECLARED_INTEREST_BALANCE(Description.money(
            "披露的利息余额",
            "Declared interest balance",
            "月度披露：利息余额",
            "monthly disclosure: interest balance",
            "B.0 disclosure, A.13")),
    DECLARED_BORROWERS(Description.count(
            "披露的当前借款人数", "Declared borrowers", "月度披露：当前借款人数", "monthly disclosure: borrowers", "B.0 disclosure, A.13")),
    DECLARED_LENDERS(Description.count(
            "披露的当前出借人数", "Declared lenders", "月度披露：当前出借人数", "monthly disclosure: lenders", "B.0 disclosure, A.13")),
    DECLARED_TOP10_SHARE(Description.share(
            "披露的前十大借款人占比",
            "Declared share of the ten largest borrowers",
            "月度披露：前十大借款人占比",
            "monthly disclosure: share of the ten largest borrowers",
            "B.0 disclosure, A.13")),
    DECLARED_TOP1_SHARE(Description.share(
            "披露的最大单一借款人占比",
            "Declared share of the largest borrower",
            "月度披露：最大单一借款人占比",
            "monthly disclosure: share of the largest borrower",
            "B.0 disclosure, A.13")),
    DECLARED_RELATED_BALANCE(Description.money(
            "披露的关联关系借款余额",
            "Declared related balance",
            "月度披露：关联关系借款余额",
            "monthly disclosure: related balance",
            "B.0 disclosure, A.13")),
    DECLARED_RELATED_COUNT(Description.count(
            "披露的关联关系借款笔数",
            "Declared related loans",
            "月度披露：关联关系借款笔数",
            "monthly disclosure: related loans",
            "B.0 disclosure, A.13")),
    DECLARED_OVERDUE_AMOUNT(Description.money(
            "披露的逾期金额",
            "Declared overdue amount",
            "月度披露：逾期金额",
            "monthly disclosure: overdue amount",
            "B.0 disclosure, A.13")),
    DECLARED_OVERDUE_COUNT(Description.count(
            "披露的逾期笔数",
            "Declared overdue loans",
            "月度披露：逾期笔数",
            "monthly disclosure: overdue loans",
            "B.0 disclosure, A.13")),
    DECLARED_OVERDUE90_AMOUNT(Description.money(
            "披露的逾期90天以上金额",
            "Declared amount overdue over 90 days",
            "月度披露：逾期90天以上金额",
            "monthly disclosure: amount overdue over 90 days",
            "B.0 disclosure, A.13")),
    DECLARED_OVERDUE90_COUNT(Description.count(
            "披露的逾期90天以上笔数",
            "Declared loans overdue over 90 days",
            "月度披露：逾期90天以上笔数",
            "monthly disclosure: loans overdue over 90 days",
            "B.0 disclosure, A.13")),
    DECLARED_COMPENSATED_AMOUNT(Description.money(
            "披露的累计代偿金额",
            "Declared amount compensated",
            "月度披露：累计代偿金额",
            "monthly disclosure: amount compensated",
            "B.0 disclosure, A.13")),
    DECLARED_COMPENSATED_COUNT(Description.count(
            "披露的累计代偿笔数",
            "Declared loans compensated",
            "月度披露：累计代偿笔数",
            "monthly disclosure: loans compensated",
            "B.0 disclosure, A.13")),
    DECLARED_TOTAL_AMOUNT(Description.money(
            "披露的累计成交金额",
            "Declared total of loans made",
            "月度披露：累计成交金额",
            "monthly disclosure: total amount of loans made",
            "B.0 disclosure, A.13")),
    DECLARED_TOTAL_COUNT(Description.count(
            "披露的累计成交笔数",
            "Declared number of loans made",
            "月度披露：累计成交笔数",
            "monthly disclosure: total number of loans made",
            "B.0 disclosure, A.13")),
    DECLARED_TOTAL_BORROWERS(Description.count(
            "披露的累计借款人数",
            "Declared borrowers so far",
            "月度披露：累计借款人数",
            "monthly disclosure: borrowers so far",
            "B.0 disclosure, A.13")),
    DECLARED_TOTAL_LENDERS(Description.count(
            "披露的累计出借人数",
            "Declared lenders so far",
            "月度披露：累计出借人数",
            "monthly disclosure: lenders so far",
            "B.0 disclosure, A.13")),
    DECLARED_OVERDUE_RATE(Description.share(
            "披露的金额逾期率",
            "Declared overdue share of the balance",
            "月度披露：金额逾期率",
            "monthly disclosure: overdue share of the balance",
            "B.0 disclosure, A.13")),
    DECLARED_OVERDUE_LOANS_RATE(Description.share(
            "披露的项目逾期率",
            "Declared share of loans overdue",
            "月度披露：项目逾期率",
            "monthly disclosure: share of loans overdue",
            "B.0 disclosure, A.13"));

    private final Description description;

    DeclaredIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.DECLARED;
    }

    @Override
    public Description description() {
        return description;
    }
}
