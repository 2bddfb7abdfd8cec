package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One lender trading day by day. Each day: yesterday's unfinished work, repayments due, transfers, then new loans. */
final class LenderDesk {
    private static final int P2P_RECORDS_PER_DAY = 82;
    private static final int OTHER_RECORDS_PER_DAY = 36;
    private static final int JUST_BEFORE_SECONDS = 600;
    private static final int STOCK_LOANS = 8;
    private static final int CHANGED_BANK_PER_MILLE = 100;
    private static final int MOST_LOANS_PER_DAY = 5;

    final Ledger ledger;
    final Breaches breaches;
    private final Products products;
    private final Origination origination;
    private final Servicing servicing;
    private final Transfers transfers;
    private final int target;

    LenderDesk(Lender lender, int index, long seed, int plantsFrom, Party across) {
        ledger = new Ledger(lender, index, seed);
        products = new Products(ledger);
        origination = new Origination(ledger, products, plantsFrom);
        servicing = new Servicing(ledger, plantsFrom);
        transfers = new Transfers(ledger, products);
        breaches = new Breaches(ledger, origination, products, plantsFrom, across);
        target = lender.type() == InstitutionType.P2P ? P2P_RECORDS_PER_DAY : OTHER_RECORDS_PER_DAY;
    }

    List<Batch> trade(int businessDay, LocalDate date) {
        ledger.clock.open(BusinessTime.day(date));
        return trade(businessDay);
    }

    /** Today's business, dated just before this moment of the wall clock. */
    List<Batch> tradeToday(int businessDay, long moment) {
        long midnight = BusinessTime.startOf(BusinessTime.dayOf(moment));
        ledger.clock.openAt(Math.max(midnight, moment - JUST_BEFORE_SECONDS));
        ledger.numberLive();
        return trade(businessDay);
    }

    private List<Batch> trade(int businessDay) {
        LocalDate date = BusinessTime.date(ledger.clock.day());
        ledger.businessDay = businessDay;
        ledger.outbox.open(businessDay);
        ledger.runAgenda();
        servicing.serve();
        transfers.trade();
        breaches.commit();
        if (ledger.has(Habit.STOCK_LOANS) && businessDay == 0) {
            for (int i = 0; i < STOCK_LOANS; i++) {
                origination.stock();
            }
        }
        if (!ledger.investors.isEmpty() && ledger.chance(CHANGED_BANK_PER_MILLE)) {
            ledger.paper.changedBank(ledger.investors.get(0));
        }
        for (int loans = 0; loans < MOST_LOANS_PER_DAY && ledger.outbox.written() < target; loans++) {
            origination.lend();
            tail();
        }
        if (ledger.has(Habit.LISTINGS_THAT_NEVER_FILL) && businessDay % 20 == 7) {
            origination.failToFill();
        }
        ledger.withdrawals();
        return batches(date);
    }

    /** One loan, at this moment of the wall clock. */
    List<Batch> tradeLive(long moment, boolean breach) {
        ledger.clock.openAt(moment);
        ledger.numberLive();
        if (breach) {
            breaches.breachNow();
        } else {
            origination.lend();
        }
        return batches(BusinessTime.date(BusinessTime.dayOf(moment)));
    }

    /** A product with one big loan that ends with it and a small one that ends three days later. */
    private void tail() {
        if (ledger.has(Habit.CLAIM_ENDS_AFTER_PRODUCT) && ledger.businessDay % 10 == 3) {
            origination.lend(ledger.borrower(false, 15_000_000), 15_000_000, 90, Schedule.INTEREST_FIRST);
            origination.lend(ledger.borrower(false, 1_200_000), 1_200_000, 93, Schedule.INTEREST_FIRST);
        }
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
