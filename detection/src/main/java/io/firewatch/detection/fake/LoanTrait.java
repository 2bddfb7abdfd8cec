package io.firewatch.detection.fake;

/**
 * Something that loans of different borrowers may have in common, and from which day to which (exclusive) this one has it.
 * A later one of the same trait and loan replaces it; one that ends when it begins is none.
 */
public record LoanTrait(
        String institution, Kind kind, String value, String loan, String party, int from, int until, long seq) {
    /** What loans have in common. */
    public enum Kind {
        /** The bank account their borrowers name (sign 5, second half). */
        ACCOUNT(5, 3, 20),
        /** The second of the day at which all of their instalments were paid (sign 6). */
        SECOND(6, 20, Integer.MAX_VALUE);

        final int sign;
        final int fewest;

        /** What more share is a payroll firm's account or the custodian's own (B.3), and tells nothing. */
        final int most;

        Kind(int sign, int fewest, int most) {
            this.sign = sign;
            this.fewest = fewest;
            this.most = most;
        }
    }

    String place() {
        return kind + "/" + value;
    }

    LoanTrait ended() {
        return new LoanTrait(institution, kind, value, loan, party, from, from, seq);
    }
}
