package io.firewatch.detection.feed;

import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest business day each lender has reported, in order of receipt. */
public final class LenderDays {
    private final Map<String, Integer> days = new HashMap<>();

    /** One lender's latest day, as it is saved. */
    public record Reached(String institution, int day) {}

    /** The latest day of a record's lender, its own included; the day of receipt before the lender named any. */
    int dayOf(RecordRow row) {
        Integer own = row.businessDay();
        if (own != null && !row.refused() && CityClock.isBusinessDone(row.infType())) {
            // A date after the day of receipt is a slip; it must not carry the lender into the future.
            report(row.institution(), Math.min(own, row.receivedDay()));
        }
        return days.getOrDefault(row.institution(), row.receivedDay());
    }

    void report(String institution, int day) {
        days.merge(institution, day, Math::max);
    }

    List<Reached> reached() {
        List<Reached> reached = new ArrayList<>();
        days.forEach((institution, day) -> reached.add(new Reached(institution, day)));
        return reached;
    }
}
