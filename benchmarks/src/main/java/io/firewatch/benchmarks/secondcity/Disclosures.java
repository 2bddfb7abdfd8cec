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
        for (Deal deal : draft.house.deals) {
            long outstanding = deal.outstanding(day);
            if (outstanding <= 0) {
                continue;
            }
            balance += outstanding;
            count++;
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
        figures.put("borrowers", String.valueOf(owed.size()));
        figures.put(
                "top10_share", share(largest.stream().mapToLong(Long::longValue).sum(), balance));
        figures.put(
                "top1_share",
                share(largest.stream().limit(1).mapToLong(Long::longValue).sum(), balance));
        figures.put("related_balance", Yuan.of(relatedBalance));
        figures.put("related_count", String.valueOf(relatedCount));
        figures.put("overdue_amount", Yuan.of(overdue));
        figures.put("overdue_count", String.valueOf(overdueCount));
        figures.put("overdue90_amount", Yuan.of(overdue90));
        figures.put("overdue90_count", String.valueOf(overdue90Count));
        return figures;
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.6f", (double) part / whole);
    }
}
