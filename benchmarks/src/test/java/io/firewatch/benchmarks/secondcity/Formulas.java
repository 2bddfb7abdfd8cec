package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.BusinessTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The formulas of B.2 that can be computed cheaply, written straight from the text with none of its exceptions: which
 * lenders breach, on which day first, and by how much at most.
 */
final class Formulas {
    record Hit(int firstOffset, double most) {}

    final Map<String, Map<String, Hit>> institutions = new TreeMap<>();
    final Map<String, Map<String, Double>> subjects = new TreeMap<>();

    private Books books;
    private Positions positions;

    static Formulas of(Map<String, Books> city) {
        Formulas all = new Formulas();
        for (Books books : city.values()) {
            all.books = books;
            all.positions = new Positions(books);
            all.judge();
        }
        return all;
    }

    private void judge() {
        Map<Integer, Long> balances = new HashMap<>();
        Map<Integer, Map<String, Long>> borrowers = new HashMap<>();
        for (int i = 0; i < Span.DAYS; i++) {
            Map<String, Long> owed = positions.byBorrower(Positions.day(i));
            borrowers.put(i, owed);
            balances.put(i, owed.values().stream().mapToLong(Long::longValue).sum());
        }
        Map<String, Integer> types = new HashMap<>();
        books.users.values().forEach(u -> types.put(u.who(), u.type()));
        for (int i = 0; i < Span.DAYS; i++) {
            Map<String, Long> owed = java.util.Objects.requireNonNull(borrowers.get(i));
            owed.forEach((who, fen) -> {
                double share = fen / (types.getOrDefault(who, 1) == 1 ? 200_000_00.0 : 1_000_000_00.0);
                subject("R01a", who, share, 0.9);
            });
        }
        daily("R16a", 0.10, i -> top(borrowers.get(i), 1));
        daily("R16b", 0.50, i -> top(borrowers.get(i), 10));
        weekly("R16c", 0.20, i -> top(positions.byLender(Positions.day(i)), 10));
        weekly("R17a", 0.10, i -> (double) positions.overdue(Positions.day(i), 0) / balances.get(i));
        weekly("R17b", 0.05, i -> (double) positions.overdue(Positions.day(i), 90) / balances.get(i));
        weekly(
                "R17c",
                0.03,
                i -> i < 30
                        ? 0
                        : (double) positions.overdue(Positions.day(i), 0) / balances.get(i)
                                - (double) positions.overdue(Positions.day(i - 30), 0) / balances.get(i - 30));
        money(balances);
        loans();
        run(balances);
        pooling();
        tenors();
        quality();
        silence();
    }

    private static double top(Map<String, Long> amounts, int n) {
        long all = amounts.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? 0
                : (double) amounts.values().stream()
                                .sorted(java.util.Comparator.reverseOrder())
                                .limit(n)
                                .mapToLong(Long::longValue)
                                .sum()
                        / all;
    }

    private void money(Map<Integer, Long> balances) {
        daily("R07b", 0.10, i -> {
            if (i < 29) {
                return 0;
            }
            int from = Positions.day(i - 29);
            int to = Positions.day(i);
            long paid = books.sum(8, from, to) + books.sum(9, from, to) + books.sum(48, from, to);
            long earned = books.sum(18, from, to)
                    + books.sum(19, from, to)
                    + books.sum(27, from, to)
                    - books.sum(30, from, to)
                    - books.sum(47, from, to);
            return paid < 1_000_000_00 ? 0 : 1 - (double) earned / paid;
        });
        daily("R08a", 0, i -> books.sum(37, Positions.day(0), Positions.day(i)));
        weekly("R19", 0.03, i -> {
            int to = Positions.day(i);
            long lent = books.sum(2, to - 6, to);
            long given = books.sum(10, to - 6, to) + books.sum(41, to - 6, to) + books.sum(44, to - 6, to);
            return lent == 0 ? 0 : (double) given / lent;
        });
        Map<String, Integer> paid = new HashMap<>();
        Map<String, Integer> earned = new HashMap<>();
        for (Books.T t : books.flows) {
            if (t.type() == 8 || t.type() == 9) {
                paid.merge(t.plan(), t.day(), Math::min);
            } else if (Set.of(18, 19, 27, 37).contains(t.type())) {
                earned.merge(t.plan(), t.day(), Math::min);
            }
        }
        long silent = paid.entrySet().stream()
                .filter(e -> earned.getOrDefault(e.getKey(), 99_999_999) > e.getValue() + 7)
                .count();
        whole("R08c", 0.05, paid.isEmpty() ? 0 : (double) silent / paid.size());
    }

    private void loans() {
        Map<String, Long> got = new HashMap<>();
        Map<String, Long> lent = new HashMap<>();
        Map<String, Long> fees = new HashMap<>();
        Map<String, Long> net = new HashMap<>();
        Map<String, Integer> paidDay = new HashMap<>();
        for (Books.T t : books.flows) {
            if (t.type() == 1 || t.type() == 45) {
                got.merge(t.loan(), t.fen(), Long::sum);
                paidDay.merge(t.loan(), t.day(), Math::min);
            }
        }
        for (Books.T t : books.flows) {
            Integer day = paidDay.get(t.loan());
            if (t.type() == 2 || t.type() == 10) {
                lent.merge(t.loan(), t.fen(), Long::sum);
            } else if (day != null && t.day() <= day + 3 && Set.of(3, 4, 29).contains(t.type()) && t.isNamed()) {
                fees.merge(t.loan(), t.fen(), Long::sum);
            }
            if (t.type() == 7) {
                net.merge(t.who(), t.fen(), Long::sum);
            }
        }
        Map<String, Long> claimed = new HashMap<>();
        Map<String, Map<String, Long>> funders = new HashMap<>();
        for (Books.C c : books.claims.values()) {
            claimed.merge(c.loan(), c.fen() + c.red(), Long::sum);
            funders.computeIfAbsent(c.loan(), l -> new HashMap<>()).merge(c.who(), c.fen() + c.red(), Long::sum);
        }
        Map<String, Set<String>> texts = new HashMap<>();
        books.loans.values().forEach(l -> texts.computeIfAbsent(template(l.text()), x -> new HashSet<>())
                .add(l.who()));
        Map<String, Books.U> users = new HashMap<>();
        books.users.values().forEach(u -> users.put(u.who(), u));
        for (Books.L l : books.loans.values()) {
            Long payout = got.get(l.code());
            List<Books.S> states = books.states.getOrDefault(l.code(), List.of());
            Integer full = states.stream()
                    .filter(s -> s.state() == 1)
                    .map(Books.S::day)
                    .findFirst()
                    .orElse(null);
            if (payout == null) {
                if (full != null && full + 10 <= Positions.day(Span.DAYS - 1)) {
                    subject("R04c", l.code(), 1, 0);
                }
                continue;
            }
            long in = lent.getOrDefault(l.code(), 0L);
            long gap = in - payout - fees.getOrDefault(l.code(), 0L);
            subject("R04a", l.code(), Math.abs(gap) / Math.max(500.0, l.amount() / 100.0), 1);
            subject("R04b", l.code(), (l.amount() - claimed.getOrDefault(l.code(), 0L)) / 500.0, 1);
            double cut = (double) (l.amount() - payout) / l.amount();
            subject("R12a", l.code(), cut, 0.005);
            subject("R12b", l.code(), cut, 0.05);
            subject("R12c", l.code(), cut, 0.20);
            subject("R11", l.code(), nominal(l, payout), cap(l));
            score(l, users, texts, funders, states, net, paidDay);
        }
    }

    private void score(
            Books.L l,
            Map<String, Books.U> users,
            Map<String, Set<String>> texts,
            Map<String, Map<String, Long>> funders,
            List<Books.S> states,
            Map<String, Long> withdrawn,
            Map<String, Integer> paidDay) {
        Books.U u = users.get(l.who());
        int score = 0;
        if (u != null && u.type() == 2) {
            int registered = BusinessTime.parseDay(u.registered());
            boolean poor = Double.parseDouble(u.fund()) * 10_000 * 100 < l.amount() / 10.0;
            score += BusinessTime.dayOf(l.at()) - registered < 90 || poor ? 1 : 0;
        }
        boolean small = l.amount() <= 20_000_00;
        score += !small
                        && java.util.Objects.requireNonNull(texts.get(template(l.text())))
                                        .size()
                                > 5
                ? 1
                : 0;
        long raising = states.stream()
                .filter(s -> s.state() == 6)
                .mapToLong(Books.S::at)
                .findFirst()
                .orElse(0);
        long full = states.stream()
                .filter(s -> s.state() == 1)
                .mapToLong(Books.S::at)
                .findFirst()
                .orElse(0);
        score += !small && raising > 0 && full - raising < 60 ? 1 : 0;
        Integer day = paidDay.get(l.code());
        boolean decided = day != null && day + 7 <= Positions.day(Span.DAYS - 1);
        score += decided && !withdrawn.containsKey(l.who()) && books.sum(45, 0, 99_999) == 0 ? 1 : 0;
        Map<String, Long> lenders = funders.getOrDefault(l.code(), Map.of());
        score += lenders.size() <= 2 || top(lenders, 2) >= 0.9 ? 1 : 0;
        subject("R10a", l.code(), score, 2.5);
    }

    private static String template(String text) {
        return text.replaceAll("[0-9]+", "#");
    }

    private double cap(Books.L l) {
        boolean p2p = books.lender.type() == io.firewatch.model.institution.InstitutionType.P2P;
        return !p2p || BusinessTime.dayOf(l.at()) < BusinessTime.parseDay("2020-08-20") ? 0.24 : 0.154;
    }

    /** Twelve times the monthly rate at which the plan is worth what was paid out. */
    private double nominal(Books.L l, long payout) {
        TreeMap<Integer, Books.P> plan = books.plans.getOrDefault(l.code(), new TreeMap<>());
        int start = BusinessTime.dayOf(l.at());
        double low = 0;
        double high = 2;
        for (int i = 0; i < 60; i++) {
            double monthly = (low + high) / 2;
            double worth = 0;
            for (Books.P p : plan.values()) {
                worth += (p.principal() + p.interest() + p.service()) / Math.pow(1 + monthly, (p.due() - start) / 30.0);
            }
            if (worth > payout) {
                low = monthly;
            } else {
                high = monthly;
            }
        }
        return l.term() <= 14 ? low * l.term() / 30 * 360 / l.term() : low * 12;
    }

    private void run(Map<Integer, Long> balances) {
        Set<String> borrowers = new HashSet<>();
        books.loans.values().forEach(l -> borrowers.add(l.who()));
        double[] in = new double[Span.DAYS];
        double[] out = new double[Span.DAYS];
        double[] fresh = new double[Span.DAYS];
        Map<String, Integer> first = new HashMap<>();
        for (Books.T t : books.flows) {
            int i = t.day() - Positions.day(0);
            if (t.type() == 6 && !borrowers.contains(t.who())) {
                in[i] += t.fen();
            } else if (t.type() == 7 && !borrowers.contains(t.who())) {
                out[i] += t.fen();
            } else if (t.type() == 2) {
                first.merge(t.who(), i, Math::min);
            }
        }
        books.details.stream()
                .filter(d -> d.type() == 2)
                .forEach(d -> first.merge(d.who(), d.day() - Positions.day(0), Math::min));
        first.values().forEach(i -> fresh[i]++);
        daily("R13", 1.5, i -> {
            if (i < 35) {
                return 0;
            }
            int holds = 0;
            double net = 0;
            for (int k = i - 6; k <= i; k++) {
                net += out[k] - in[k];
            }
            holds += net / balances.get(i) >= 0.05 ? 1 : 0;
            boolean ratio = true;
            boolean few = true;
            double mean = 0;
            for (int k = i - 32; k <= i - 5; k++) {
                mean += fresh[k] / 28;
            }
            for (int k = i - 2; k <= i; k++) {
                ratio &= out[k] > 0 && out[k] >= 1.5 * in[k];
            }
            for (int k = i - 4; k <= i; k++) {
                few &= fresh[k] <= 0.5 * mean;
            }
            boolean lendsToThePublic = first.size() > 3;
            holds += ratio ? 1 : 0;
            holds += few && lendsToThePublic ? 1 : 0;
            int to = Positions.day(i);
            long negative = -books.flows.stream()
                    .filter(t -> t.type() == 7 && t.fen() < 0 && t.day() > to - 7 && t.day() <= to)
                    .mapToLong(Books.T::fen)
                    .sum();
            holds += negative > 0 && negative >= 0.1 * (books.sum(7, to - 6, to) + negative) ? 1 : 0;
            double offered = 0;
            double discount = 0;
            for (Books.TP tp : books.offers) {
                if (tp.day() > to - 7 && tp.day() <= to) {
                    offered += tp.fen();
                    discount += tp.floatFen();
                }
            }
            holds += offered > 0 && discount / offered <= -0.05 ? 1 : 0;
            return holds;
        });
    }

    private void pooling() {
        if (books.details.isEmpty()) {
            return;
        }
        Map<String, String> productOf = new HashMap<>();
        books.configs.forEach(c -> productOf.put(c.claim(), c.product()));
        daily("R03a", 0.05, i -> {
            int day = Positions.day(i);
            Map<String, Long> in = new HashMap<>();
            long outstanding = 0;
            for (Books.LD d : books.details) {
                if (d.day() <= day && (d.type() == 2 || d.type() == 8)) {
                    long signed = d.type() == 2 ? d.fen() : -d.fen();
                    in.merge(d.who() + d.product(), signed, Long::sum);
                    outstanding += signed;
                }
            }
            Map<String, Long> back = new HashMap<>();
            for (Books.T t : books.flows) {
                if (t.type() == 8 && t.day() <= day) {
                    back.merge(t.claim(), t.fen(), Long::sum);
                }
            }
            for (Books.UT ut : books.taken) {
                if (BusinessTime.dayOf(ut.at()) <= day) {
                    back.merge(ut.claim(), ut.fen(), Long::sum);
                }
            }
            for (Books.C c : books.claims.values()) {
                String product = productOf.get(c.id());
                if (product != null && c.day() <= day) {
                    long live = c.fen() + c.red() - back.getOrDefault(c.id(), 0L);
                    in.merge(c.who() + product, -live, Long::sum);
                }
            }
            long unmatched = in.values().stream().mapToLong(v -> Math.max(0, v)).sum();
            return outstanding <= 0 ? 0 : (double) unmatched / outstanding;
        });
        Set<String> configured = new HashSet<>(productOf.values());
        books.details.stream()
                .filter(d -> d.type() == 2 && !configured.contains(d.product()))
                .forEach(d -> subject("R03c", d.product(), 1, 0));
    }

    private void tenors() {
        weekly("R23", 0.30, i -> {
            long brief = 0;
            long all = 0;
            for (Books.L l : books.loans.values()) {
                int at = BusinessTime.dayOf(l.at());
                if (l.surplus() == 0 && at <= Positions.day(i) && at > Positions.day(i) - 30) {
                    all += l.amount();
                    brief += l.term() <= 30 ? l.amount() : 0;
                }
            }
            return all == 0 ? 0 : (double) brief / all;
        });
        double weighted = 0;
        double amount = 0;
        for (Books.C c : books.claims.values()) {
            weighted += c.rate() * c.fen();
            amount += c.fen();
        }
        whole("R18b", 0.08, amount == 0 ? 0 : weighted / amount);
    }

    private void quality() {
        Set<String> known = new HashSet<>();
        books.users.values().forEach(u -> known.add(u.who()));
        double flows = books.flows.size();
        whole("R22a", 0.01, books.flows.stream().filter(t -> t.fen() == 0).count() / flows);
        whole(
                "R22g",
                0.01,
                books.flows.stream()
                                .filter(t -> t.isNamed() && !known.contains(t.who()))
                                .count()
                        / flows);
        daily("R22e", 0.05, i -> {
            int day = Positions.day(i);
            long all = books.flows.stream().filter(t -> t.day() == day).count();
            long reversed = books.flows.stream()
                    .filter(t -> t.day() == day && t.fen() < 0)
                    .count();
            return all == 0 ? 0 : (double) reversed / all;
        });
        Map<String, Long> parts = new LinkedHashMap<>();
        books.flows.stream()
                .filter(t -> Set.of(18, 19, 27, 37, 8, 9).contains(t.type()))
                .forEach(t -> parts.merge(t.type() == 8 || t.type() == 9 ? "out" : "in", t.fen(), Long::sum));
        double in = parts.getOrDefault("in", 0L);
        double out = parts.getOrDefault("out", 0L);
        whole("conservation", 0.02, in == 0 ? 0 : Math.abs(in - out) / in);
        whole("R20a", 0, books.loans.values().stream().filter(l -> l.use() == 4).count());
        whole(
                "R15c",
                0.10,
                books.flows.stream().filter(t -> t.bank().equals("-1")).count() / flows);
    }

    private void silence() {
        whole("R14a", 2, gap(books.sentDays));
        whole("R14b", 2, gap(books.sentMoney));
    }

    private static double gap(java.util.TreeSet<Integer> days) {
        int widest = 0;
        List<Integer> all = new ArrayList<>(days);
        all.add(Positions.day(Span.DAYS));
        for (int i = 1; i < all.size(); i++) {
            widest = Math.max(widest, all.get(i) - all.get(i - 1) - 1);
        }
        return widest;
    }

    private void daily(String rule, double limit, IntToDoubleFunction value) {
        every(rule, limit, value, 1);
    }

    private void weekly(String rule, double limit, IntToDoubleFunction value) {
        every(rule, limit, value, 3);
    }

    private void every(String rule, double limit, IntToDoubleFunction value, int step) {
        int first = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Span.DAYS; i += step) {
            double v = value.applyAsDouble(i);
            most = Math.max(most, v);
            if (first < 0 && v > limit) {
                first = i;
            }
        }
        institutions.computeIfAbsent(rule, r -> new LinkedHashMap<>()).put(books.lender.code(), new Hit(first, most));
    }

    private void whole(String rule, double limit, double value) {
        institutions
                .computeIfAbsent(rule, r -> new LinkedHashMap<>())
                .put(books.lender.code(), new Hit(value > limit ? 0 : -1, value));
    }

    private void subject(String rule, String subject, double value, double limit) {
        if (value > limit) {
            subjects.computeIfAbsent(rule, r -> new LinkedHashMap<>())
                    .merge(books.lender.code() + "/" + subject, value, Math::max);
        }
    }
}
