package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes the ordinary books of a lender, and single loans in the same manner for those that plant something. */
final class Baseline {
    private static final long LARGEST_SLICE = Yuan.fen(36_000);
    private static final int LEAST_SLICES = 3;
    private static final int INVESTORS = 110;

    final House house;
    final Recipe recipe;
    final Someone own;
    private final boolean ownMoney;
    private final Random random;
    private int next;
    /** Days on which new loans are published. */
    Predicate<LocalDate> open = day -> true;

    /** {@code own} is the lender's own company; it lends its own money when {@code ownMoney}. */
    Baseline(House house, Recipe recipe, Someone own, boolean ownMoney) {
        this.house = house;
        this.recipe = recipe;
        this.own = own;
        this.ownMoney = ownMoney;
        this.random = house.random;
        for (int i = 0; i < (ownMoney ? 0 : INVESTORS); i++) {
            house.pool.add(house.people.person().as(1));
        }
    }

    /** Loans alive at the cut-over; some of their instalments fall on every day. */
    void stock(Consumer<Deal> shape) {
        for (int i = 0; i < recipe.stock(); i++) {
            int term = ownMoney
                    ? Math.max(180, recipe.terms().get(i % recipe.terms().size()))
                    : 180;
            int age = ownMoney ? 1 + i % 30 : 4 + i * 170 / recipe.stock();
            Deal deal = deal(Span.FIRST.minusDays(age).atTime(10, random.nextInt(60)), amount(i), borrower(i));
            deal.paidOut = Span.FIRST.minusDays(age).atTime(16, 0);
            deal.term = term;
            deal.payType = ownMoney || i % 2 == 0 ? 3 : 4;
            deal.surplus = deal.amount;
            shape.accept(deal);
            lend(deal);
        }
    }

    void daily(Consumer<Deal> shape) {
        daily(0, Span.DAYS, shape);
    }

    /** New loans on the days from one offset up to another. */
    void daily(int from, int to, Consumer<Deal> shape) {
        for (int i = from; i < to; i += recipe.everyDays()) {
            if (!open.test(Span.day(i))) {
                continue;
            }
            Deal deal = ordinary(Span.day(i));
            shape.accept(deal);
            lend(deal);
        }
    }

    Deal ordinary(LocalDate day) {
        int i = random.nextInt(1000);
        return deal(day.atTime(9, 30).plusSeconds(random.nextInt(3600)), amount(i), borrower(i));
    }

    /** A loan that is published at a moment, fills within two hours and is paid out three hours later. */
    Deal deal(LocalDateTime published, long fen, Someone borrower) {
        Deal deal = new Deal(house.code("SB"), borrower, fen, published, 30 + random.nextInt(90), 3);
        deal.rate = recipe.rate();
        deal.serviceCharge = fen * recipe.serviceBps() / 10_000;
        deal.term = recipe.terms().get(random.nextInt(recipe.terms().size()));
        deal.payType = recipe.payTypes().get(random.nextInt(recipe.payTypes().size()));
        deal.use = borrower.company() ? 11 : 10;
        deal.describe = Texts.purpose(random);
        return deal;
    }

    /** A loan of so many yuan on a day, to somebody, at the recipe's conditions. */
    Deal deal(int day, long yuan, Someone borrower) {
        return deal(Span.day(day).atTime(10, 5).plusSeconds(random.nextInt(1800)), Yuan.fen(yuan), borrower);
    }

    /** Funds the loan, unless somebody did, and tells it. */
    Deal lend(Deal deal) {
        if (deal.slices.isEmpty()) {
            fund(deal, recipe.newcomers());
        }
        Lifecycle.tell(house, deal, own);
        return deal;
    }

    void fund(Deal deal, int newcomers) {
        int slices = ownMoney ? 1 : (int) Math.max(LEAST_SLICES, (deal.amount + LARGEST_SLICE - 1) / LARGEST_SLICE);
        long left = deal.amount;
        long raise = java.time.Duration.between(deal.published, deal.filled).toSeconds();
        for (int i = 0; i < slices; i++) {
            long part = i == slices - 1 ? left : deal.amount / slices / 10_000 * 10_000;
            left -= part;
            Someone who = ownMoney ? own : deal.isStock() || i >= newcomers ? regular() : newcomer();
            deal.slices.add(new Slice(who, part, 0, deal.filled.minusSeconds(raise * (slices - i) / (slices + 1))));
        }
    }

    Someone newcomer() {
        Someone who = house.people.person().as(1);
        house.pool.add(who);
        return who;
    }

    /** Investors of old, one after the other. */
    Someone regular() {
        return house.pool.get(next++ % house.pool.size());
    }

    /** Funded by these alone, in equal parts. */
    void fundBy(Deal deal, List<Someone> investors) {
        long left = deal.amount;
        for (int i = 0; i < investors.size(); i++) {
            long part = i == investors.size() - 1 ? left : deal.amount / investors.size();
            left -= part;
            deal.slices.add(new Slice(investors.get(i), part, 0, deal.filled.minusSeconds(5L + i)));
        }
    }

    Someone borrower(int i) {
        return random.nextDouble() < recipe.companies() && i >= 0 ? house.people.company() : house.people.person();
    }

    private long amount(int i) {
        // Whole hundreds of yuan, as people ask for.
        boolean big = i % 5 == 0 && recipe.companies() > 0;
        long low = big ? recipe.companyLow() : recipe.low();
        long high = big ? recipe.companyHigh() : recipe.high();
        return Yuan.fen((low + random.nextInt((int) Math.max(1, high - low))) / 100 * 100);
    }
}
