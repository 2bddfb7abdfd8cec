package io.firewatch.benchmarks.secondcity;

import java.util.List;

/**
 * The ordinary business of a lender: what it already had on its books, and what it lends each day.
 *
 * @param stock loans alive on the first day
 * @param everyDays a new loan every so many days
 * @param companies share of companies among borrowers
 * @param low least amount of a person's loan, yuan
 * @param high greatest amount of a person's loan, yuan
 * @param companyLow least amount of a company's loan, yuan
 * @param companyHigh greatest amount of a company's loan, yuan
 * @param serviceBps monthly service charge in hundredths of a per cent of the amount
 * @param newcomers investors per loan who have never lent here
 */
record Recipe(
        int stock,
        int everyDays,
        double companies,
        long low,
        long high,
        long companyLow,
        long companyHigh,
        double rate,
        long serviceBps,
        List<Integer> terms,
        List<Integer> payTypes,
        int newcomers) {

    static Recipe p2p(double rate) {
        return new Recipe(
                64,
                1,
                0.2,
                30_000,
                85_000,
                80_000,
                140_000,
                rate,
                15,
                List.of(90, 120, 150, 180),
                List.of(4, 3, 4, 1),
                2);
    }

    static Recipe ownMoney(
            int stock, int everyDays, long low, long high, double rate, double companies, List<Integer> terms) {
        return new Recipe(stock, everyDays, companies, low, high, low, high, rate, 0, terms, List.of(3, 1), 0);
    }

    Recipe withCompanies(long least, long greatest) {
        return new Recipe(
                stock, everyDays, companies, low, high, least, greatest, rate, serviceBps, terms, payTypes, newcomers);
    }

    Recipe withStock(int loans) {
        return new Recipe(
                loans,
                everyDays,
                companies,
                low,
                high,
                companyLow,
                companyHigh,
                rate,
                serviceBps,
                terms,
                payTypes,
                newcomers);
    }

    Recipe withTerms(List<Integer> days, List<Integer> types) {
        return new Recipe(
                stock,
                everyDays,
                companies,
                low,
                high,
                companyLow,
                companyHigh,
                rate,
                serviceBps,
                days,
                types,
                newcomers);
    }
}
