package io.firewatch.benchmarks;

import java.time.LocalDate;

/**
 * An invented city that has been watched for some days: what its lenders sent, what every day said of them, the alerts and the
 * work on them. A day is like any other and nothing is drawn by chance, so that a city watched for longer differs by its
 * history only.
 */
record AgedCity(LocalDate today, int days, int alertsADay, int pointsADay) {
    static final int LENDERS = 200;

    /** Debtors come within sight of a limit day after day, not each day another one. */
    static final int PARTIES = 20_000;

    static String lender(int number) {
        return "CERT%08d".formatted(number);
    }

    static String party(int number) {
        return "%032x".formatted(number);
    }

    long alerts() {
        return (long) days * alertsADay;
    }

    long points() {
        return (long) days * pointsADay;
    }

    LocalDate firstDay() {
        return today.minusDays(days - 1L);
    }
}
