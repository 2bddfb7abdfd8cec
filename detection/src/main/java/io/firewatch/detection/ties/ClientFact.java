package io.firewatch.detection.ties;

import org.jspecify.annotations.Nullable;

/**
 * What the ties' book of one party at one institution is told: why it is of interest, or one of its loans.
 *
 * @param interest what makes it one that may be tied to others; empty for a loan
 * @param held whether the interest holds
 */
public record ClientFact(String institution, String party, String interest, boolean held, @Nullable TiedLoan loan) {
    static ClientFact ofInterest(String institution, String party, String interest, boolean held) {
        return new ClientFact(institution, party, interest, held, null);
    }

    static ClientFact ofLoan(TiedLoan loan) {
        return new ClientFact(loan.institution(), loan.party(), "", true, loan);
    }
}
