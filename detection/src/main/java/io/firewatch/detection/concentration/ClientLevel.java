package io.firewatch.detection.concentration;

import io.firewatch.detection.book.StepSeries;

/** An amount of one client over the days, told by its book; a later one of the same side and client replaces it. */
public record ClientLevel(String institution, Side side, String client, StepSeries level) {

    /** What the amount is. */
    public enum Side {
        /** Principal the client owes. */
        OWED,
        /** Principal of the claims the client holds. */
        CLAIMED,
        /** T.2 of the client over the last 30 days; only of clients that sold claims. */
        FUNDED,
        /** What of it the client passed on by T.11 within 7 days. */
        PASSED_ON,
        /** What of it is told one way or the other: passed on, or kept for longer. */
        TOLD,
        /** Loans offered in one second of that day; the client is that second. */
        OFFERED,
        /** T.17 of the client in the last days of a month, over the last 30 days. */
        TAKEN_AT_MONTH_END
    }

    String key() {
        return side.name() + '|' + client;
    }
}
