package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionType;
import org.jspecify.annotations.Nullable;

/** Which products a lender sells and how their term fits the loans behind them. */
final class Products {
    private static final int[] TERMS = {60, 90, 90, 120, 180, 360};
    private static final int MATCHING_DAYS = 14;
    private static final int UMBRELLA_TERM = 360;
    private static final int MILLIONTHS_ABOVE_PROMISE = 1_000;

    private final Ledger ledger;
    private @Nullable Product through;

    Products(Ledger ledger) {
        this.ledger = ledger;
    }

    int companyPerMille() {
        return switch (ledger.lender.type()) {
            case LEASING, FACTORING -> 900;
            case PAWN -> 50;
            default -> 100;
        };
    }

    int term() {
        if (ledger.has(Plant.SHORT_PRODUCT_LONG_LOANS)
                || ledger.has(Plant.ON_DEMAND_LONG_LOANS)
                || ledger.has(Plant.LOCKED_EXITS)
                || ledger.lender.type() == InstitutionType.LEASING) {
            return 360;
        }
        if (ledger.does(Plant.SHORT_TENORS) && ledger.chance(850)) {
            return 15 + 5 * ledger.random.nextInt(4);
        }
        if (ledger.has(Plant.PONZI)) {
            return 60 + 30 * ledger.random.nextInt(2);
        }
        if (ledger.has(Plant.RUN)) {
            return 45 + 15 * ledger.random.nextInt(4);
        }
        if (ledger.has(Habit.EXTENSIONS)) {
            return 90 + 90 * ledger.random.nextInt(2);
        }
        if (ledger.has(Habit.VERY_SHORT_LOANS) && ledger.chance(80)) {
            return 12;
        }
        if (ledger.lender.type() == InstitutionType.PAWN || ledger.lender.type() == InstitutionType.FACTORING) {
            return 60 + 30 * ledger.random.nextInt(3);
        }
        return TERMS[ledger.random.nextInt(TERMS.length)];
    }

    /** The product whose buyers fund this loan; announced when first used. */
    Product of(Loan loan, int matchingDelay) {
        int day = ledger.clock.day();
        if (through != null) {
            return through;
        }
        if (ledger.has(Plant.ON_DEMAND_LONG_LOANS)) {
            return open("HQ" + suffix(), "随心存取", 1);
        }
        if (ledger.has(Plant.SHORT_PRODUCT_LONG_LOANS)) {
            return open("CP" + monday(day) + suffix(), "季季丰90天", 90);
        }
        if (ledger.has(Plant.LOCKED_EXITS)) {
            return open("CP" + day / 60 * 60 + suffix(), "长盈360天", UMBRELLA_TERM);
        }
        if (ledger.has(Habit.EXTENSIONS) || ledger.has(Plant.EXTENDED_TO_LOOK_WELL)) {
            return open("CP" + day / 60 * 60 + suffix(), "年年盈", 2 * UMBRELLA_TERM);
        }
        if (ledger.has(Habit.EACH_LOAN_ITS_PRODUCT) || ledger.has(Habit.OWN_MONEY)) {
            return open(loan.id, loan.name(), loan.term);
        }
        int slack = ledger.has(Habit.NEXT_DAY_MATCHING) || ledger.has(Plant.MONEY_BEFORE_LOAN) ? MATCHING_DAYS : 0;
        if (matchingDelay > slack) {
            throw new IllegalStateException("loan " + loan.id + " would outlive its product");
        }
        // A term of some months and a few days is the tail that outlives its product (habit CLAIM_ENDS_AFTER_PRODUCT).
        int months = loan.term < 30 ? loan.term : loan.term / 15 * 15;
        String date = BusinessTime.printDay(day).replace("-", "");
        String promising = ledger.does(Plant.PROMISES_PRINCIPAL) ? "保本保息" : "稳盈";
        return open("CP" + date + months + suffix(), promising + months + "天-" + date, months + slack);
    }

    /** Sells the next loans through this product; null returns to the ordinary ones. */
    void sellThrough(@Nullable Product product) {
        through = product;
    }

    Product open(String code, String name, int term) {
        return ledger.products.computeIfAbsent(code, one -> {
            Product product = new Product(one, name, ledger.clock.day(), term);
            int promise = ledger.does(Plant.PROMISED_RETURN) ? Origination.ALLURING_RETURN : ledger.promise;
            ledger.paper.product(product, promise + MILLIONTHS_ABOVE_PROMISE);
            return product;
        });
    }

    /** Products of the hollow kind get no configuration at all: every third day's. */
    boolean isHollow(Loan loan) {
        return loan.claims.get(0).product.startDay() % 3 == 0;
    }

    String suffix() {
        return ledger.lender.suffix();
    }

    private static int monday(int day) {
        return day - Math.floorMod(day + 3, 7);
    }
}
