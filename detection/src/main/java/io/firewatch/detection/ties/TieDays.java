package io.firewatch.detection.ties;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The days on which something happened to an institution's ties. */
final class TieDays {
    /** The longest window of the indicators. */
    static final int WINDOW_DAYS = 30;

    private TieDays() {}

    static NavigableMap<Integer, Boolean> of(TieBook book) {
        NavigableMap<Integer, Boolean> days = new TreeMap<>();
        book.balance().keySet().forEach(day -> days.put(day, true));
        book.lending().keySet().forEach(day -> days.put(day, true));
        book.declared().keySet().forEach(day -> days.put(day + 1, true));
        book.events().forEach(event -> days.put(event.day(), true));
        if (days.isEmpty()) {
            return days;
        }
        // Ties that begin or end later change what is owed by related parties.
        int first = days.firstKey();
        book.clients().values().forEach(client -> {
            for (int day : client.withdrawn().days()) {
                if (day >= first) {
                    days.put(day, true);
                }
            }
        });
        for (RegisteredTie one : book.registered()) {
            Integer from = one.tie().from();
            Integer to = one.tie().to();
            if (from != null && from > first) {
                days.put(from, true);
            }
            if (to != null && to >= first) {
                days.put(to + 1, true);
            }
        }
        return days;
    }

    /** The last day that can differ from the day before without another fact. */
    static int last(NavigableMap<Integer, Boolean> days) {
        return days.lastKey() + RelatedDays.DECLARED_FOR_DAYS + 1;
    }
}
