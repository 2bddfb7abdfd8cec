package io.firewatch.detection.loan;

import io.firewatch.model.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who funded a loan first (R10, sign 7): claims that were taken over later do not count. */
final class Funding {
    private static final double NEARLY_ALL = 0.9;
    private static final int FEW = 2;

    private Funding() {}

    /** The borrower is among the lenders, or at most two lenders fund 90 % of it. Unknown while a lender has no hash. */
    static Sign narrow(LoanFacts facts) {
        String borrower = facts.listing().loan().party();
        double enough = facts.listing().loan().amount().fen() * NEARLY_ALL;
        List<LoanClaim> claims = facts.claims().stream()
                .filter(LoanClaim::initial)
                .sorted(Comparator.comparingInt(LoanClaim::startDay))
                .toList();
        Map<String, Long> byLender = new HashMap<>();
        long funded = 0;
        int known = Sign.NEVER;
        for (int i = 0; i < claims.size(); i++) {
            LoanClaim claim = claims.get(i);
            if (claim.party().isEmpty()) {
                return Sign.UNKNOWN;
            }
            if (claim.party().equals(borrower)) {
                return Sign.since(claim.startDay(), "1");
            }
            funded += claim.fen();
            byLender.merge(claim.party(), claim.fen(), Long::sum);
            boolean dayOver = i + 1 == claims.size() || claims.get(i + 1).startDay() > claim.startDay();
            if (dayOver && known == Sign.NEVER && funded >= enough) {
                known = claim.startDay();
            }
        }
        if (known == Sign.NEVER) {
            return Sign.UNKNOWN;
        }
        long largest = byLender.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(FEW)
                .mapToLong(Long::longValue)
                .sum();
        return Sign.of(
                known,
                largest >= enough,
                byLender.size() + " · " + Money.ofFen(largest).yuan());
    }
}
