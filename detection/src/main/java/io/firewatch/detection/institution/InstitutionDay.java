package io.firewatch.detection.institution;

import io.firewatch.model.record.TransType;

/**
 * What changed at an institution on one business day: amounts in fen of that day alone, and changes of levels that hold
 * from that day on. {@code flow…} and {@code product…} name the records that show the day best.
 */
public record InstitutionDay(
        long balance,
        long borrowers,
        long lent,
        long paidToLenders,
        long earned,
        long unmatched,
        long outstanding,
        long bought,
        long boughtLate,
        long paidOut,
        long unbalanced,
        long flowFen,
        long flowRecord,
        long productFen,
        long productRecord) {
    static final InstitutionDay NOTHING = new InstitutionDay(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** With one fact added; which facts came before does not matter. */
    public InstitutionDay plus(InstitutionFact fact) {
        return switch (fact.kind()) {
            case BALANCE -> change(fact.first(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case BORROWERS -> change(0, fact.first(), 0, 0, 0, 0, 0, 0, 0, 0, 0);
            case FLOW -> flow(Math.toIntExact(fact.first()), fact.second()).showing(fact);
            case PRODUCT ->
                change(0, 0, 0, 0, 0, fact.first(), fact.second(), 0, 0, 0, 0).showing(fact);
            case PURCHASE ->
                change(0, 0, 0, 0, 0, 0, 0, fact.first(), fact.second(), 0, 0).showing(fact);
            case PAYOUT ->
                change(0, 0, 0, 0, 0, 0, 0, 0, 0, fact.first(), fact.second()).showing(fact);
        };
    }

    /** Paid and earned as R07b counts them: what guarantors recover did not reach lenders; 37 is the platform's own money. */
    private InstitutionDay flow(int type, long fen) {
        return switch (type) {
            case TransType.LEND -> change(0, 0, fen, 0, 0, 0, 0, 0, 0, 0, 0);
            case TransType.PRINCIPAL_BACK, TransType.INTEREST_BACK, TransType.PENALTY_TO_LENDER ->
                change(0, 0, 0, fen, 0, 0, 0, 0, 0, 0, 0);
            case TransType.PRINCIPAL_REPAID, TransType.INTEREST_REPAID, TransType.COMPENSATION_BY_GUARANTOR ->
                change(0, 0, 0, 0, fen, 0, 0, 0, 0, 0, 0);
            case TransType.RECOVERED_BY_GUARANTOR, TransType.RECOVERED_BY_PLATFORM ->
                change(0, 0, 0, 0, -fen, 0, 0, 0, 0, 0, 0);
            default -> this;
        };
    }

    /** Whether all that was told of the day was taken back. */
    boolean isNothing() {
        return withRecords(0, 0, 0, 0).equals(NOTHING);
    }

    /** Whether lenders lent or were paid, or borrowers paid. */
    boolean hasFlows() {
        return lent != 0 || paidToLenders != 0 || earned != 0;
    }

    /** Whether R07b or the day's lending counts this type. */
    static boolean counts(int type) {
        return !NOTHING.flow(type, 1).equals(NOTHING);
    }

    private InstitutionDay change(
            long balance,
            long borrowers,
            long lent,
            long paidToLenders,
            long earned,
            long unmatched,
            long outstanding,
            long bought,
            long boughtLate,
            long paidOut,
            long unbalanced) {
        return new InstitutionDay(
                Math.addExact(this.balance, balance),
                this.borrowers + borrowers,
                Math.addExact(this.lent, lent),
                Math.addExact(this.paidToLenders, paidToLenders),
                Math.addExact(this.earned, earned),
                Math.addExact(this.unmatched, unmatched),
                Math.addExact(this.outstanding, outstanding),
                Math.addExact(this.bought, bought),
                Math.addExact(this.boughtLate, boughtLate),
                Math.addExact(this.paidOut, paidOut),
                Math.addExact(this.unbalanced, unbalanced),
                flowFen,
                flowRecord,
                productFen,
                productRecord);
    }

    /** Keeps the record of the largest outflow to lenders, and of the largest product or payout finding. */
    private InstitutionDay showing(InstitutionFact fact) {
        if (fact.record() == 0) {
            return this;
        }
        if (fact.kind() == InstitutionFact.Kind.FLOW) {
            boolean outflow = fact.first() == TransType.PRINCIPAL_BACK || fact.first() == TransType.INTEREST_BACK;
            return outflow && larger(fact.second(), fact.record(), flowFen, flowRecord)
                    ? withRecords(fact.second(), fact.record(), productFen, productRecord)
                    : this;
        }
        long fen = fact.kind() == InstitutionFact.Kind.PRODUCT ? fact.first() : fact.second();
        return larger(fen, fact.record(), productFen, productRecord)
                ? withRecords(flowFen, flowRecord, fen, fact.record())
                : this;
    }

    private static boolean larger(long fen, long record, long knownFen, long knownRecord) {
        return knownRecord == 0 || fen > knownFen || (fen == knownFen && record < knownRecord);
    }

    private InstitutionDay withRecords(long flowFen, long flowRecord, long productFen, long productRecord) {
        return new InstitutionDay(
                balance,
                borrowers,
                lent,
                paidToLenders,
                earned,
                unmatched,
                outstanding,
                bought,
                boughtLate,
                paidOut,
                unbalanced,
                flowFen,
                flowRecord,
                productFen,
                productRecord);
    }
}
