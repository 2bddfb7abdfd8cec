package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What one lender holds in its head: people, open loans, products on sale, and what falls due on later days. */
final class Ledger {
    /** Days after a loan's end before its borrower may borrow that amount again; arrival order must not matter. */
    private static final int REST_DAYS = 14;

    private static final int LENDERS_WITH_SERIALS = 6;

    /** What lenders earn: from lender to lender evenly spread, so that none stands out among its peers. */
    private static final int LOWEST_RETURN = 50_000;

    private static final int RETURN_STEP = 700;
    private static final int RETURN_STEPS = 24;

    final Lender lender;
    final SplittableRandom random;
    final Clock clock;
    final Outbox outbox;
    final Paper paper;
    final TransferPaper transferPaper;
    final Parties parties;
    final Custodian custodian;
    final Investors investors;
    final List<Party> borrowers = new ArrayList<>();
    final List<Loan> loans = new ArrayList<>();
    final Map<String, Product> products = new HashMap<>();
    /** What the bureau hears of this lender from others. */
    final List<Notice> notices = new ArrayList<>();

    final Party guarantor;
    final Party secondGuarantor;
    final Party self;
    /** What lenders are promised, in millionths a year. */
    final int promise;

    private final int plantsFrom;
    private final TreeMap<Integer, List<Runnable>> agenda = new TreeMap<>();
    private final TreeMap<Integer, List<Runnable>> released = new TreeMap<>();
    private int number;
    private boolean live;
    int businessDay;

    Ledger(Lender lender, int index, long seed, int plantsFrom) {
        this.lender = lender;
        this.plantsFrom = plantsFrom;
        this.random = new SplittableRandom(seed * 31 + index);
        this.clock = new Clock(random);
        this.outbox = new Outbox(lender, random.split());
        boolean serials = !lender.has(Habit.OWN_MONEY) && index % LENDERS_WITH_SERIALS == 1;
        this.custodian = new Custodian(lender, serials, random.split());
        this.paper = new Paper(outbox, lender, clock, custodian);
        this.transferPaper = new TransferPaper(outbox, clock, paper);
        this.parties = new Parties(random.split(), index);
        this.guarantor = parties.company(Parties.ATTR_GUARANTOR);
        this.secondGuarantor = parties.company(Parties.ATTR_GUARANTOR);
        this.self = parties.company(Parties.ATTR_LENDER);
        this.investors = new Investors(this);
        this.promise = LOWEST_RETURN + index * 7 % RETURN_STEPS * RETURN_STEP;
    }

    boolean has(Habit habit) {
        return lender.has(habit);
    }

    boolean has(Plant plant) {
        return lender.has(plant);
    }

    /** Business days since breaches may begin; negative before. */
    int since() {
        return businessDay - plantsFrom;
    }

    /** Whether it commits this breach by now. */
    boolean does(Plant plant) {
        return since() >= 0 && lender.has(plant);
    }

    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    String id(String prefix) {
        return prefix
                + BusinessTime.printDay(clock.day()).replace("-", "")
                + lender.suffix()
                + String.format(Locale.ROOT, "%05d", ++number);
    }

    /**
     * Goes on numbering from the second of the day: live trade after a restart must not repeat ids, nor lend once more to
     * the borrowers of the session before, whose debts this one does not know.
     */
    void numberLive() {
        int second = (int) Math.floorMod(clock.now(), BusinessTime.SECONDS_PER_DAY);
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

    /** Bal of supervision-rules B.1. */
    long balance() {
        return loans.stream().mapToLong(Loan::outstanding).sum();
    }

    /** A borrower who may take this amount and stay clear of every limit, and of its approach. */
    Party borrower(boolean company, long fen) {
        long ceiling = company ? 18_000_000L : 11_000_000L;
        if (businessDay > 0 && !borrowers.isEmpty() && chance(250)) {
            Party known = borrowers.get(random.nextInt(borrowers.size()));
            if (known.company == company && known.committed + fen <= ceiling) {
                return known;
            }
        }
        Party fresh = company ? parties.company(Parties.ATTR_BORROWER) : person();
        if (company && has(Habit.INCUBATOR_ADDRESS)) {
            Shared.moveIntoIncubator(fresh);
        }
        borrowers.add(fresh);
        return fresh;
    }

    /** A microloan company keeps to the region of its licence, unless it is one that does not. */
    private Party person() {
        if (does(Plant.LENT_OUTSIDE_REGION) && chance(600)) {
            return parties.person(Parties.ATTR_BORROWER, Parties.ELSEWHERE);
        }
        return lender.type() == InstitutionType.MICROLOAN
                ? parties.person(Parties.ATTR_BORROWER, Parties.CITY)
                : parties.person(Parties.ATTR_BORROWER);
    }

    /** A customer's money out and, before long, back again where the bank could not pay. */
    void withdraw(Party party, long fen) {
        paper.cash(TransType.WITHDRAWAL, fen, party);
        party.idle -= fen;
    }
}
