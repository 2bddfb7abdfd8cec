package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A city of lenders that trade on business days, the same for the same seed. Holds the open loans only: days are made as
 * they are asked for. One city walks through its days once.
 */
public final class City {
    /** By then every lender has a book worth breaching; shorter histories breach sooner. */
    private static final int PLANTS_FROM = 35;

    private final LocalDate firstDay;
    private final int businessDays;
    private final List<LenderDesk> desks = new ArrayList<>();
    private int nextDay;
    private LocalDate nextDate;
    private final int plantsFrom;

    private City(long seed, LocalDate firstDay, int businessDays) {
        this.firstDay = onOrAfter(firstDay);
        this.nextDate = this.firstDay;
        this.businessDays = businessDays;
        this.plantsFrom = Math.min(PLANTS_FROM, businessDays / 3);
        List<Lender> lenders = Roster.of(seed);
        for (int i = 0; i < lenders.size(); i++) {
            desks.add(new LenderDesk(
                    lenders.get(i), i, seed, plantsFrom, BusinessTime.day(this.firstDay), Shared.of(seed)));
        }
    }

    /** The city's history from the first business day on or after {@code firstDay}. */
    public static City plan(long seed, LocalDate firstDay, int businessDays) {
        if (businessDays < 1) {
            throw new IllegalArgumentException("a city needs at least one business day, got " + businessDays);
        }
        return new City(seed, firstDay, businessDays);
    }

    /** The first of so many business days that end on {@code last} or the business day before it. */
    public static LocalDate firstDayOf(int businessDays, LocalDate last) {
        LocalDate day = last;
        for (int left = businessDays; ; day = day.minusDays(1)) {
            if (isBusinessDay(day) && --left == 0) {
                return day;
            }
        }
    }

    public List<Lender> lenders() {
        return desks.stream().map(desk -> desk.ledger.lender).toList();
    }

    /** What was planted, for tests: nothing a person at the desk sees may come from here. */
    public List<Planted> planted() {
        return desks.stream()
                .flatMap(desk -> desk.ledger.lender.plants().stream()
                        .sorted()
                        .map(plant -> new Planted(
                                desk.ledger.lender.code(),
                                plant,
                                desk.subjects(plant),
                                businessDay(plantsFrom + plant.businessDaysToShow()))))
                .toList();
    }

    /** What looks like a breach and is none, at lenders with and without breaches. */
    public List<Lawful> lawful() {
        return desks.stream()
                .map(desk -> desk.ledger.lender)
                .flatMap(lender -> lender.habits().stream()
                        .sorted()
                        .map(habit -> new Lawful(lender.code(), habit.rule(), habit.name())))
                .toList();
    }

    /** The date of a business day, counted from 0. */
    private LocalDate businessDay(int number) {
        LocalDate date = firstDay;
        for (int i = 0; i < number; i++) {
            date = onOrAfter(date.plusDays(1));
        }
        return date;
    }

    /** What registers and custodians say of the lenders up to a day, and have not said before. */
    public List<Notice> notices(LocalDate upTo) {
        int day = BusinessTime.day(upTo);
        return desks.stream().flatMap(desk -> desk.notices(day).stream()).toList();
    }

    public int businessDays() {
        return businessDays;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** Day by day, what all lenders report. */
    public Iterator<CityDay> days() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return nextDay < businessDays;
            }

            @Override
            public CityDay next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the city has only " + businessDays + " business days");
                }
                return trade();
            }
        };
    }

    /**
     * The same records in half weeks (Monday to Wednesday, Thursday and Friday), as lenders send a back-log: fewer, fuller
     * batches. A half week is shorter than the lateness the city clock allows, so no day closes with records missing.
     */
    public Iterator<CityDay> halfWeeks() {
        return HalfWeeks.of(days());
    }

    /** Records of one new loan, dated at {@code moment}; with {@code breach} the borrower is over the limit. */
    List<Batch> tradeLive(int turn, long moment, boolean breach) {
        List<LenderDesk> open = desks.stream().filter(one -> !one.isSilent()).toList();
        LenderDesk desk = breach
                ? open.stream()
                        .filter(one -> one.ledger.has(Plant.PERSON_OVER_LIMIT))
                        .findFirst()
                        .orElseThrow()
                : open.get(turn % open.size());
        return desk.tradeLive(moment, breach);
    }

    /** One more business day after the planned history, for the live tail. */
    CityDay tradeToday(long moment) {
        LocalDate date = BusinessTime.date(BusinessTime.dayOf(moment));
        List<Batch> batches = new ArrayList<>();
        for (LenderDesk desk : desks) {
            batches.addAll(desk.tradeToday(nextDay, moment));
        }
        nextDay++;
        return new CityDay(date, date, batches);
    }

    private CityDay trade() {
        LocalDate date = nextDate;
        List<Batch> batches = new ArrayList<>();
        for (LenderDesk desk : desks) {
            batches.addAll(desk.trade(nextDay, date));
        }
        nextDay++;
        nextDate = onOrAfter(date.plusDays(1));
        return new CityDay(date, date, batches);
    }

    private static LocalDate onOrAfter(LocalDate day) {
        LocalDate date = day;
        while (!isBusinessDay(date)) {
            date = date.plusDays(1);
        }
        return date;
    }

    static int businessDayOnOrAfter(int day) {
        return BusinessTime.day(onOrAfter(BusinessTime.date(day)));
    }

    private static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The city's today. */
    static LocalDate today() {
        return LocalDate.now(BusinessTime.ZONE);
    }
}
