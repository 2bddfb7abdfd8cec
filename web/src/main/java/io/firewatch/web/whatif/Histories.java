package io.firewatch.web.whatif;

import io.firewatch.web.index.HistoryIndex;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Histories held for whoever moves a slider again. Each is read whole once; after that only the months written since are read.
 * The ones asked for longest ago make room.
 */
final class Histories {
    /** 8 bytes each, and as much again put together: some 300 MB. */
    private static final long MOST_NUMBERS = 20_000_000;

    /** Between two moves of a slider nothing is read at all. */
    private static final long FRESH_MILLIS = 2_000;

    /** What one writer wrote may be seen later than what another wrote after it. */
    private static final long OVERLAP_MILLIS = 15_000;

    private final HistoryIndex index;
    private final long mostNumbers;
    private final Map<Columns, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    Histories(HistoryIndex index) {
        this(index, MOST_NUMBERS);
    }

    Histories(HistoryIndex index, long mostNumbers) {
        this.index = index;
        this.mostNumbers = mostNumbers;
    }

    private static final class Held {
        final RuleHistory history;
        long readAt;

        Held(RuleHistory history) {
            this.history = history;
        }
    }

    /** As of a moment ago. */
    synchronized RuleHistory of(Columns columns) {
        Held known = held.computeIfAbsent(columns, one -> new Held(new RuleHistory(one)));
        long now = System.nanoTime() / 1_000_000;
        if (known.readAt == 0 || now - known.readAt > FRESH_MILLIS) {
            long since = known.history.newest() == 0 ? 0 : known.history.newest() - OVERLAP_MILLIS;
            index.read(columns.type(), columns.groups(), columns.indicators(), since, known.history::take);
            known.readAt = now;
        }
        makeRoom(columns);
        return known.history;
    }

    private void makeRoom(Columns kept) {
        var oldest = held.entrySet().iterator();
        long numbers =
                held.values().stream().mapToLong(one -> one.history.numbers()).sum();
        while (numbers > mostNumbers && oldest.hasNext()) {
            var one = oldest.next();
            if (!one.getKey().equals(kept)) {
                numbers -= one.getValue().history.numbers();
                oldest.remove();
            }
        }
    }
}
