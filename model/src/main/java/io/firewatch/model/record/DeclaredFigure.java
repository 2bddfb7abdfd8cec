package io.firewatch.model.record;

import java.util.Locale;

/** The monthly disclosure set (supervision-rules B.0, reporting-protocol A.13), as columns of {@code declared.csv}. */
public enum DeclaredFigure {
    LOAN_BALANCE(Kind.MONEY),
    LOAN_COUNT(Kind.COUNT),
    INTEREST_BALANCE(Kind.MONEY),
    BORROWERS(Kind.COUNT),
    LENDERS(Kind.COUNT),
    TOP10_SHARE(Kind.SHARE),
    TOP1_SHARE(Kind.SHARE),
    RELATED_BALANCE(Kind.MONEY),
    RELATED_COUNT(Kind.COUNT),
    OVERDUE_AMOUNT(Kind.MONEY),
    OVERDUE_COUNT(Kind.COUNT),
    OVERDUE90_AMOUNT(Kind.MONEY),
    OVERDUE90_COUNT(Kind.COUNT),
    COMPENSATED_AMOUNT(Kind.MONEY),
    COMPENSATED_COUNT(Kind.COUNT),
    TOTAL_AMOUNT(Kind.MONEY),
    TOTAL_COUNT(Kind.COUNT),
    TOTAL_BORROWERS(Kind.COUNT),
    TOTAL_LENDERS(Kind.COUNT),
    OVERDUE_RATE(Kind.SHARE),
    OVERDUE_LOANS_RATE(Kind.SHARE);

    /** How a figure is written: yuan, a whole number, or a fraction of one. */
    public enum Kind {
        MONEY,
        COUNT,
        SHARE
    }

    private final Kind kind;

    DeclaredFigure(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The column's name: {@code loan_balance}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
