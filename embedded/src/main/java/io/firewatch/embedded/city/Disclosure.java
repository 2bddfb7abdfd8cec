package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a lender declares of itself as of a month's end: the truth, or rather less. */
final class Disclosure {
    private static final int TOP = 10;
    private static final int LONG_OVERDUE_DAYS = 90;
    private static final double TOLD_OF_TRUTH = 0.85;

    private final Ledger ledger;
    private final Set<String> related = new HashSet<>();

    Disclosure(Ledger ledger, Backers backers) {
        this.ledger = ledger;
        if (ledger.has(Habit.DISCLOSED_RELATED_LOAN)) {
            backers.all().forEach(one -> related.add(one.hash));
        }
    }

    /** The related loan that was there before the first month reported. */
    static Notice before(String lender, int monthEnd, long relatedFen) {
        return Notice.of(
                RecordType.DECLARED_FIGURE,
                lender,
                monthEnd,
                "institution",
                lender,
                "month",
                month(monthEnd),
                "related_balance",
                Paper.yuan(relatedFen),
                "related_count",
                "1");
    }

    Notice of(int monthEnd) {
        Map<String, Long> owed = new HashMap<>();
        Set<String> lenders = new HashSet<>();
        long relatedFen = 0;
        int relatedCount = 0;
        long[] overdue = new long[4];
        for (Loan loan : ledger.loans) {
            owed.merge(loan.borrower.hash, loan.outstanding(), Long::sum);
            for (Claim claim : loan.claims) {
                if (claim.live > 0) {
                    lenders.add(claim.holder.hash);
                }
            }
            if (related.contains(loan.borrower.hash)) {
                relatedFen += loan.outstanding();
                relatedCount++;
            }
            overdue(loan, monthEnd, overdue);
        }
        long balance = owed.values().stream().mapToLong(Long::longValue).sum();
        List<Long> largest = owed.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(TOP)
                .toList();
        long top10 = largest.stream().mapToLong(Long::longValue).sum();
        boolean lies = ledger.does(Plant.DECLARES_LESS);
        return Notice.of(
                RecordType.DECLARED_FIGURE,
                ledger.lender.code(),
                monthEnd,
                "institution",
                ledger.lender.code(),
                "month",
                month(monthEnd),
                "loan_balance",
                Paper.yuan(lies ? Math.round(balance * TOLD_OF_TRUTH) : balance),
                "loan_count",
                String.valueOf(ledger.loans.size()),
                "borrowers",
                String.valueOf(owed.size()),
                "lenders",
                String.valueOf(lenders.size()),
                "top10_share",
                share(top10, balance),
                "top1_share",
                share(largest.isEmpty() ? 0 : largest.get(0), balance),
                "related_balance",
                Paper.yuan(relatedFen),
                "related_count",
                String.valueOf(relatedCount),
                "overdue_amount",
                Paper.yuan(lies ? 0 : overdue[0]),
                "overdue_count",
                String.valueOf(lies ? 0 : overdue[1]),
                "overdue90_amount",
                Paper.yuan(overdue[2]),
                "overdue90_count",
                String.valueOf(overdue[3]));
    }

    private static void overdue(Loan loan, int day, long[] sums) {
        long fen = 0;
        long longFen = 0;
        for (Instalment row : loan.plan.subList(Math.min(loan.nextIssue, loan.plan.size()), loan.plan.size())) {
            if (row.dueDay < day) {
                fen += row.principal;
                longFen += day - row.dueDay > LONG_OVERDUE_DAYS ? row.principal : 0;
            }
        }
        sums[0] += fen;
        sums[1] += fen > 0 ? 1 : 0;
        sums[2] += longFen;
        sums[3] += longFen > 0 ? 1 : 0;
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "0" : String.format(Locale.ROOT, "%.4f", part / (double) whole);
    }

    private static String month(int day) {
        return BusinessTime.printDay(day).substring(0, 7);
    }
}
