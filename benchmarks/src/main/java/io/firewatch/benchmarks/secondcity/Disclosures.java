package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The monthly figures a lender declares, computed from its own books as of the evening of the month-end. */
final class Disclosures {
    /** What was lent and repaid before the city's first day stands in what a lender ever lent. */
    private static final long EARLIER_AMOUNT = Yuan.fen(40_000_000);

    private static final long EARLIER_LOANS = 900;
    private static final long EARLIER_BORROWERS = 700;

    private Disclosures() {}

    static List<DeclaredMonth> of(Draft draft) {
        List<DeclaredMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(Span.FIRST); month.isBefore(YearMonth.from(Span.LAST)); ) {
            LocalDate end = month.atEndOfMonth();
            Map<String, String> figures = figures(draft, end);
            draft.falsify.accept(end, figures);
            months.add(new DeclaredMonth(draft.house.lender.code(), month, figures));
            month = month.plusMonths(1);
        }
        return months;
    }

    private static Map<String, String> figures(Draft draft, LocalDate day) {
        Set<String> related =
                draft.ties.stream().map(tie -> tie.party().hash()).collect(Collectors.toCollection(HashSet::new));
        Map<String, Long> owed = new HashMap<>();
        long balance = 0;
        long count = 0;
        long relatedBalance = 0;
        long relatedCount = 0;
        long overdue = 0;
        long overdueCount = 0;
        long overdue90 = 0;
        long overdue90Count = 0;
        long interest = 0;
        long concluded = EARLIER_AMOUNT;
        long concludedCount = EARLIER_LOANS;
        Set<String> borrowersEver = new HashSet<>();
        for (Deal deal : draft.house.deals) {
            if (deal.paysOut && !deal.paidOut.toLocalDate().isAfter(day)) {
                concluded += deal.amount;
                concludedCount++;
                borrowersEver.add(deal.borrower.hash());
            }
            long outstanding = deal.outstanding(day);
            if (outstanding <= 0) {
                continue;
            }
            balance += outstanding;
            count++;
            interest += deal.interestToCome(day);
            owed.merge(deal.borrower.hash(), outstanding, Long::sum);
            if (related.contains(deal.borrower.hash())) {
                relatedBalance += outstanding;
                relatedCount++;
            }
            long late = deal.overdue(day, 0);
            overdue += late;
            overdueCount += late > 0 ? 1 : 0;
            long veryLate = deal.overdue(day, 90);
            overdue90 += veryLate;
            overdue90Count += veryLate > 0 ? 1 : 0;
        }
        List<Long> largest = owed.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("loan_balance", Yuan.of(balance));
        figures.put("loan_count", String.valueOf(count));
        figures.put("interest_balance", Yuan.of(interest));
        figures.put("borrowers", String.valueOf(owed.size()));
        figures.put("total_amount", Yuan.of(concluded));
        figures.put("total_count", String.valueOf(concludedCount));
        figures.put("total_borrowers", String.valueOf(EARLIER_BORROWERS + borrowersEver.size()));
        figures.put(
                "top10_share", share(largest.stream().mapToLong(Long::longValue).sum(), balance));
        figures.put(
                "top1_share",
                share(largest.stream().limit(1).mapToLong(Long::longValue).sum(), balance));
        figures.put("related_balance", Yuan.of(relatedBalance));
        figures.put("related_count", String.valueOf(relatedCount));
        figures.put("overdue_amount", Yuan.of(overdue));
        figures.put("overdue_count", String.valueOf(overdueCount));
        figures.put("overdue_rate", share(overdue, balance));
        figures.put("overdue_loans_rate", share(overdueCount, count));
        figures.put("overdue90_amount", Yuan.of(overdue90));
        figures.put("overdue90_count", String.valueOf(overdue90Count));
        return figures;
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.6f", (double) part / whole);
    }
}
