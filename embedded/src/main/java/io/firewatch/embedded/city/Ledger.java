package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What one lender holds in its head: people, open loans, products on sale, and what falls due on later days. */
final class Ledger {
    /** Days after a loan's end before its borrower may borrow that amount again; arrival order must not matter. */
    private static final int REST_DAYS = 14;

    final Lender lender;
    final SplittableRandom random;
    final Clock clock;
    final Outbox outbox;
    final Paper paper;
    final Parties parties;
    final List<Party> investors = new ArrayList<>();
    final List<Party> borrowers = new ArrayList<>();
    final List<Loan> loans = new ArrayList<>();
    final Map<String, Product> products = new HashMap<>();
    final Party guarantor;
    final Party self;
    private final TreeMap<Integer, List<Runnable>> agenda = new TreeMap<>();
    private final TreeMap<Integer, List<Runnable>> released = new TreeMap<>();
    private int number;
    private boolean live;
    int businessDay;

    Ledger(Lender lender, int index, long seed) {
        this.lender = lender;
        this.random = new SplittableRandom(seed * 31 + index);
        this.clock = new Clock(random);
        this.outbox = new Outbox(lender.habits(), random.split());
        this.paper = new Paper(outbox, lender.name(), clock);
        this.parties = new Parties(random.split(), index);
        this.guarantor = parties.company(Parties.ATTR_GUARANTOR);
        this.self = parties.company(Parties.ATTR_LENDER);
    }

    boolean has(Habit habit) {
        return lender.habits().contains(habit);
    }

    boolean has(Plant plant) {
        return lender.plants().contains(plant);
    }

    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    String id(String prefix) {
        return prefix
                + io.firewatch.model.BusinessTime.printDay(clock.day()).replace("-", "")
                + lender.code().substring(lender.code().length() - 3)
                + String.format(java.util.Locale.ROOT, "%05d", ++number);
    }

    /**
     * Goes on numbering from the second of the day: live trade after a restart must not repeat ids, nor lend once more to
     * the borrowers of the session before, whose debts this one does not know.
     */
    void numberLive() {
        int second = (int) Math.floorMod(clock.now(), io.firewatch.model.BusinessTime.SECONDS_PER_DAY);
        if (!live) {
            live = true;
            borrowers.clear();
            parties.skip(second);
        }
        number = Math.max(number, second * 100);
        paper.continueAt(second * 100);
    }

    void later(int businessDays, Runnable work) {
        agenda.computeIfAbsent(businessDay + businessDays, day -> new ArrayList<>())
                .add(work);
    }

    void runAgenda() {
        var due = agenda.headMap(businessDay, true);
        List<Runnable> work = due.values().stream().flatMap(List::stream).toList();
        due.clear();
        work.forEach(Runnable::run);
        var free = released.headMap(clock.day(), true);
        free.values().forEach(all -> all.forEach(Runnable::run));
        free.clear();
    }

    void close(Loan loan) {
        loans.remove(loan);
        released.computeIfAbsent(clock.day() + REST_DAYS, day -> new ArrayList<>())
                .add(() -> loan.borrower.committed -= loan.amount);
    }

    Party investor() {
        if (has(Habit.OWN_MONEY)) {
            paper.user(self);
            return self;
        }
        if (investors.size() < 30 || chance(60)) {
            Party fresh = parties.person(Parties.ATTR_LENDER);
            investors.add(fresh);
            paper.user(fresh);
            return fresh;
        }
        return investors.get(random.nextInt(investors.size()));
    }

    /** Sees to it that the investor has the money, by a deposit where it has not; then spends it. */
    void spend(Party investor, long fen) {
        if (investor.idle < fen && !has(Habit.OWN_MONEY)) {
            long step = 100_000;
            long deposit = (fen - investor.idle + step - 1) / step * step;
            paper.cash(TransType.DEPOSIT, deposit, investor);
            investor.idle += deposit;
            if (has(Habit.REVERSALS) && chance(40)) {
                paper.cash(TransType.DEPOSIT, deposit, investor);
                paper.cash(TransType.DEPOSIT, -deposit, investor);
            }
        }
        investor.idle -= fen;
    }

    /** Investors who hold much idle cash take some of it out. */
    void withdrawals() {
        if (has(Habit.OWN_MONEY)) {
            return;
        }
        for (int i = 0; i < 2 && !investors.isEmpty(); i++) {
            Party investor = investors.get(random.nextInt(investors.size()));
            long out = investor.idle / 10_000 * 10_000;
            if (out > 500_000) {
                paper.cash(TransType.WITHDRAWAL, out, investor);
                investor.idle -= out;
            }
        }
    }

    /** A borrower who may take this amount and stay clear of the limit of art. 17, and of its approach. */
    Party borrower(boolean company, long fen) {
        long ceiling = company ? 85_000_000L : 17_000_000L;
        if (!borrowers.isEmpty() && chance(300)) {
            Party known = borrowers.get(random.nextInt(borrowers.size()));
            if (known.company == company && known.committed + fen <= ceiling) {
                return known;
            }
        }
        Party fresh = company ? parties.company(Parties.ATTR_BORROWER) : parties.person(Parties.ATTR_BORROWER);
        borrowers.add(fresh);
        return fresh;
    }
}
