package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.Lender;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one lender sends on each day, in batches of one type. */
final class Journal {
    private static final int LARGEST = 1000;

    private final Map<LocalDate, Map<RecordType, List<Fact>>> days = new TreeMap<>();

    /** A fact of a business day; days after the city's last are in the future and not told. */
    void add(LocalDate businessDay, Sending sending, Fact fact) {
        if (businessDay.isAfter(Span.LAST)) {
            return;
        }
        LocalDate known = businessDay.isBefore(Span.FIRST) ? Span.FIRST : businessDay;
        LocalDate sent = sending.when(fact.type(), known);
        if (sent != null && !sent.isAfter(Span.LAST)) {
            days.computeIfAbsent(sent, day -> new EnumMap<>(RecordType.class))
                    .computeIfAbsent(fact.type(), type -> new ArrayList<>())
                    .add(fact);
        }
    }

    /** Whether types are pushed children first, as some clients do. */
    List<Batch> batches(Lender lender, LocalDate day, boolean childrenFirst) {
        List<Batch> batches = new ArrayList<>();
        List<RecordType> types = new ArrayList<>(List.of(RecordType.values()));
        if (childrenFirst) {
            Collections.reverse(types);
        }
        Map<RecordType, List<Fact>> facts = days.getOrDefault(day, Map.of());
        for (RecordType type : types) {
            List<Fact> all = facts.getOrDefault(type, List.of());
            for (int from = 0; from < all.size(); from += LARGEST) {
                List<Fact> part = all.subList(from, Math.min(all.size(), from + LARGEST));
                batches.add(new Batch(lender, type, day, 1, from / LARGEST + 1, List.copyOf(part)));
            }
        }
        return batches;
    }
}
