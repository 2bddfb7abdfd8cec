package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.TransType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One lender trading day by day. Each day: yesterday's unfinished work, repayments due, transfers, then new loans. */
final class LenderDesk {
    /** A book with nobody's share too large in it from the first day on. */
    private static final int OPENING_LOANS = 32;

    private static final int OPENING_LOANS_OF_LARGE = 75;
    private static final int OPENING_STEP_SECONDS = 10;
    private static final int JUST_BEFORE_SECONDS = 600;
    private static final int STOCK_LOANS = 1;
    private static final int CHANGED_BANK_PER_MILLE = 100;
    private static final int GOES_SILENT_AFTER = 10;
    private static final int MAINTENANCE_DAY = 12;
    private static final long PAID_AHEAD_FEN = 10_000;

    final Ledger ledger;
    private final Schemes schemes;
    private final Products products;
    private final Origination origination;
    private final Servicing servicing;
    private final Transfers transfers;
    private final Disclosure disclosure;
    private final int index;
    private final List<Batch> held = new ArrayList<>();

    LenderDesk(Lender lender, int index, long seed, int plantsFrom, int firstDay, Shared shared) {
        this.index = index;
        ledger = new Ledger(lender, index, seed, plantsFrom);
        Backers backers = Backers.of(index, seed);
        products = new Products(ledger);
        origination = new Origination(ledger, products, backers);
        servicing = new Servicing(ledger);
        transfers = new Transfers(ledger, products);
        disclosure = new Disclosure(ledger, backers);
        schemes = Schemes.of(ledger, origination, products, transfers, backers, shared);
        ledger.notices.addAll(new Registry(ledger, backers, firstDay).entries());
    }

    List<String> subjects(Plant plant) {
        return schemes.subjects(plant);
    }

    List<Batch> trade(int businessDay, LocalDate date) {
        int day = BusinessTime.day(date);
        ledger.clock.open(day, businessDay == 0 ? OPENING_STEP_SECONDS : 40);
        List<Batch> batches = trade(businessDay);
        if (declares() && !YearMonth.from(date).equals(YearMonth.from(nextBusinessDay(date)))) {
            ledger.notices.add(
                    disclosure.of(BusinessTime.day(YearMonth.from(date).atEndOfMonth())));
        }
        return batches;
    }

    /** While repayments are on their way over a month's end, what is owed is a matter of opinion. */
    private boolean declares() {
        return !ledger.has(Habit.SETTLES_NEXT_DAY) || ledger.does(Plant.DECLARES_LESS);
    }

    private static LocalDate nextBusinessDay(LocalDate date) {
        return BusinessTime.date(City.businessDayOnOrAfter(BusinessTime.day(date) + 1));
    }

    /** Today's business, dated just before this moment of the wall clock. */
    List<Batch> tradeToday(int businessDay, long moment) {
        long midnight = BusinessTime.startOf(BusinessTime.dayOf(moment));
        ledger.clock.openAt(Math.max(midnight, moment - JUST_BEFORE_SECONDS));
        ledger.numberLive();
        return trade(businessDay);
    }

    /** Whether it has stopped to report for good. */
    boolean isSilent() {
        return ledger.has(Plant.GONE_SILENT) && ledger.since() >= GOES_SILENT_AFTER;
    }

    private List<Batch> trade(int businessDay) {
        LocalDate date = BusinessTime.date(ledger.clock.day());
        ledger.businessDay = businessDay;
        if (isSilent()) {
            return List.of();
        }
        open(businessDay);
        ledger.runAgenda();
        servicing.serve();
        transfers.trade();
        schemes.trade();
        if (!ledger.investors.all().isEmpty() && ledger.chance(CHANGED_BANK_PER_MILLE)) {
            ledger.paper.changedBank(ledger.investors.all().get(0));
        }
        for (int i = loansToday(businessDay); i > 0; i--) {
            origination.lend();
            tail();
        }
        if (ledger.has(Habit.LISTINGS_THAT_NEVER_FILL) && businessDay % 20 == 7) {
            origination.failToFill();
        }
        ledger.investors.withdrawals();
        ledger.investors.topUp();
        if (!ledger.outbox.hasMoneyOfToday() && !ledger.borrowers.isEmpty()) {
            // A lender that reports daily has something to report, if only that a borrower paid in ahead of time.
            Party early = ledger.borrowers.get(0);
            ledger.paper.cash(TransType.DEPOSIT, PAID_AHEAD_FEN, early);
            early.idle += PAID_AHEAD_FEN;
        }
        return sent(batches(date));
    }

    private void open(int businessDay) {
        boolean withholding = ledger.does(Plant.TRANSACTIONS_WITHHELD) && ledger.since() >= GOES_SILENT_AFTER;
        ledger.outbox.open(businessDay, ledger.since() >= 0, withholding);
        ledger.paper.open(ledger.does(Plant.BROKEN_JOINS), ledger.does(Plant.CUSTODY_GAP));
        ledger.investors.openDay();
        if (businessDay == 0 && ledger.has(Habit.STOCK_LOANS)) {
            for (int i = 0; i < STOCK_LOANS; i++) {
                long left = (20 + ledger.random.nextInt(40)) * 100_000L;
                origination.stock(ledger.borrower(false, left), left);
            }
        }
    }

    /** Three loans in five days, which keeps every book about as large as it was. */
    private int loansToday(int businessDay) {
        if (businessDay == 0) {
            return ledger.has(Plant.PONZI)
                            || ledger.has(Plant.PACKAGED_TRANSFERS)
                            || ledger.has(Plant.UNLICENSED_RAISER)
                    ? OPENING_LOANS_OF_LARGE
                    : OPENING_LOANS;
        }
        boolean closing = (ledger.does(Plant.RUN) && ledger.since() <= Run.DAYS)
                || (ledger.has(Habit.ANNOUNCED_EXIT) && ledger.since() > OrderlyExit.DAY);
        if (closing) {
            return 0;
        }
        if (ledger.has(Plant.PONZI)) {
            return 2;
        }
        return (businessDay + index) * 3 % 5 < 3 ? 1 : 0;
    }

    /** One loan, at this moment of the wall clock. */
    List<Batch> tradeLive(long moment, boolean breach) {
        ledger.clock.openAt(moment);
        ledger.numberLive();
        if (breach) {
            schemes.breachNow();
        } else {
            origination.lend();
        }
        return batches(BusinessTime.date(BusinessTime.dayOf(moment)));
    }

    /** What others say of this lender up to a day. */
    List<Notice> notices(int day) {
        List<Notice> due = new ArrayList<>(
                ledger.notices.stream().filter(one -> one.day() <= day).toList());
        ledger.notices.removeAll(due);
        due.addAll(ledger.custodian.statement(day));
        return due;
    }

    /** A product with one big loan that ends with it and a small one that ends three days later. */
    private void tail() {
        if (ledger.has(Habit.CLAIM_ENDS_AFTER_PRODUCT) && ledger.businessDay % 10 == 3) {
            origination.lend(origination.draft(ledger.borrower(false, 9_000_000), 9_000_000, 90, Schedule.AT_ONCE));
            origination.lend(origination.draft(ledger.borrower(false, 700_000), 700_000, 93, Schedule.AT_ONCE));
        }
    }

    /** During a maintenance nothing leaves the house; what was kept back goes first on the next day. */
    private List<Batch> sent(List<Batch> today) {
        if (ledger.has(Habit.MAINTENANCE) && ledger.since() == MAINTENANCE_DAY) {
            ledger.notices.add(Notice.event(ledger.lender.code(), ledger.clock.day(), "maintenance", "系统升级一天"));
            held.addAll(today);
            return List.of();
        }
        List<Batch> all = new ArrayList<>(held);
        held.clear();
        all.addAll(today);
        return all;
    }

    private List<Batch> batches(LocalDate date) {
        Map<RecordType, List<Fact>> facts = ledger.outbox.take();
        List<RecordType> order = new ArrayList<>(facts.keySet());
        if (ledger.has(Habit.SHUFFLED_TYPES)) {
            Collections.shuffle(order, new Random(ledger.random.nextLong()));
        }
        // Who a party is goes first: whether a limit is a person's or a company's hangs on it.
        if (order.remove(RecordType.USER_INFO)) {
            order.add(0, RecordType.USER_INFO);
        }
        return order.stream()
                .map(type -> new Batch(ledger.lender, type, date, 1, 1, List.copyOf(facts.get(type))))
                .toList();
    }
}
