package io.firewatch.detection.ties;

import io.firewatch.detection.book.StepSeries;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What came to a party as payouts and left as withdrawals, by day; answers how fast a payout left. */
final class PartyMoney {
    /** A payout that has not left by then stays [DEF]. */
    static final int SOON_DAYS = 7;

    private final NavigableMap<Integer, Long> paid;
    private final NavigableMap<Integer, Long> withdrawn;

    /** {@code paid} is T.1, {@code withdrawn} T.7, both in fen by day. */
    PartyMoney(Map<Integer, Long> paid, Map<Integer, Long> withdrawn) {
        this.paid = new TreeMap<>(paid);
        this.withdrawn = new TreeMap<>(withdrawn);
    }

    /** T.7 up to each day. */
    StepSeries withdrawn() {
        return StepSeries.ofChanges(withdrawn);
    }

    /** What of the payouts left within a week, up to each day; the oldest leaves first. */
    StepSeries drawn() {
        TreeMap<Integer, Long> waiting = new TreeMap<>(paid);
        TreeMap<Integer, Long> gone = new TreeMap<>();
        withdrawn.forEach((day, fen) -> {
            long leaving = fen;
            for (Map.Entry<Integer, Long> payout :
                    waiting.subMap(day - SOON_DAYS, true, day, true).entrySet()) {
                long part = Math.min(Math.max(0, leaving), payout.getValue());
                payout.setValue(payout.getValue() - part);
                leaving -= part;
                gone.merge(day, part, Math::addExact);
            }
        });
        return StepSeries.ofChanges(gone);
    }
}
