package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;

/** How an instalment is paid. */
interface Behaviour {
    enum Payer {
        BORROWER,
        NOBODY,
        GUARANTOR,
        PLATFORM,
        /** Lenders get their money and nobody is said to have paid it. */
        UNNAMED
    }

    record Paid(Payer payer, int daysLate, boolean withPenalty) {}

    Paid of(int issue, int issues, LocalDate due);

    static Behaviour punctual() {
        return (issue, issues, due) -> new Paid(Payer.BORROWER, 0, false);
    }

    /** Nobody pays what falls due from that day on. */
    static Behaviour stopsOn(LocalDate day) {
        return (issue, issues, due) -> new Paid(due.isBefore(day) ? Payer.BORROWER : Payer.NOBODY, 0, false);
    }

    /** Somebody else pays what falls due from that day on. */
    static Behaviour paidFrom(LocalDate day, Payer payer) {
        return (issue, issues, due) -> new Paid(due.isBefore(day) ? Payer.BORROWER : payer, 0, false);
    }
}
