package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.BusinessTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a lender's records say on the evening of a day, straight from the definitions of B.1. */
final class Positions {
    private static final Set<Integer> OUTSTANDING = Set.of(1, 4, 5, 8, 9);

    final Books books;
    private final Map<String, List<Books.T>> principal = new HashMap<>();

    Positions(Books books) {
        this.books = books;
        for (Books.T t : books.flows) {
            if (t.type() == 18) {
                principal.computeIfAbsent(t.loan(), loan -> new ArrayList<>()).add(t);
            }
        }
    }

    static int day(int offset) {
        return BusinessTime.day(Span.day(offset));
    }

    long outstanding(Books.L loan, int day) {
        int state = 0;
        long newest = Long.MIN_VALUE;
        for (Books.S s : books.states.getOrDefault(loan.code(), List.of())) {
            if (s.day() <= day && s.at() > newest) {
                newest = s.at();
                state = s.state();
            }
        }
        if (!OUTSTANDING.contains(state)) {
            return 0;
        }
        long paid = 0;
        for (Books.T t : principal.getOrDefault(loan.code(), List.of())) {
            paid += t.day() <= day ? t.fen() : 0;
        }
        return Math.max(0, (loan.surplus() > 0 ? loan.surplus() : loan.amount()) - paid);
    }

    Map<String, Long> byBorrower(int day) {
        Map<String, Long> owed = new HashMap<>();
        for (Books.L loan : books.loans.values()) {
            long left = outstanding(loan, day);
            if (left > 0) {
                owed.merge(loan.who(), left, Long::sum);
            }
        }
        return owed;
    }

    long balance(int day) {
        return byBorrower(day).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Principal due and not repaid, of live loans. */
    long overdue(int day, int moreThan) {
        long overdue = 0;
        for (Books.L loan : books.loans.values()) {
            if (outstanding(loan, day) == 0) {
                continue;
            }
            long due = 0;
            for (Books.P p : books.plans
                    .getOrDefault(loan.code(), new java.util.TreeMap<>())
                    .values()) {
                due += p.due() + moreThan < day ? p.principal() : 0;
            }
            long paid = 0;
            for (Books.T t : principal.getOrDefault(loan.code(), List.of())) {
                paid += t.day() <= day ? t.fen() : 0;
            }
            overdue += Math.max(0, due - paid);
        }
        return overdue;
    }

    /** Live claims by lender. */
    Map<String, Long> byLender(int day) {
        Map<String, Long> back = new HashMap<>();
        for (Books.T t : books.flows) {
            if (t.type() == 8 && t.day() <= day) {
                back.merge(t.claim(), t.fen(), Long::sum);
            }
        }
        Map<String, Long> held = new HashMap<>();
        Map<String, Long> sold = new HashMap<>();
        for (Books.UT ut : books.taken) {
            if (BusinessTime.dayOf(ut.at()) <= day) {
                sold.merge(ut.claim(), ut.fen(), Long::sum);
                held.merge(ut.who(), ut.fen() - back.getOrDefault(ut.id(), 0L), Long::sum);
            }
        }
        for (Books.C c : books.claims.values()) {
            if (c.day() <= day) {
                long left = c.fen() + c.red() - back.getOrDefault(c.id(), 0L) - sold.getOrDefault(c.id(), 0L);
                held.merge(c.who(), Math.max(0, left), Long::sum);
            }
        }
        return held;
    }
}
