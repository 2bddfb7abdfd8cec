package io.firewatch.embedded.city;

import io.firewatch.model.record.RecordType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers days into Monday to Wednesday and Thursday to Friday. */
final class HalfWeeks implements Iterator<CityDay> {
    private static final int MOST_RECORDS = 1_000;

    private final Iterator<CityDay> days;
    private @Nullable CityDay ahead;

    private HalfWeeks(Iterator<CityDay> days) {
        this.days = days;
    }

    static Iterator<CityDay> of(Iterator<CityDay> days) {
        return new HalfWeeks(days);
    }

    private record Kind(Lender lender, RecordType type) {}

    @Override
    public boolean hasNext() {
        return ahead != null || days.hasNext();
    }

    @Override
    public CityDay next() {
        CityDay first = ahead == null ? days.next() : ahead;
        ahead = null;
        List<CityDay> stretch = new ArrayList<>(List.of(first));
        while (days.hasNext()) {
            CityDay day = days.next();
            if (!sameHalf(first.first(), day.first())) {
                ahead = day;
                break;
            }
            stretch.add(day);
        }
        return merge(stretch);
    }

    private static boolean sameHalf(LocalDate first, LocalDate day) {
        DayOfWeek end =
                first.getDayOfWeek().compareTo(DayOfWeek.WEDNESDAY) <= 0 ? DayOfWeek.WEDNESDAY : DayOfWeek.SUNDAY;
        return !day.isAfter(first.plusDays(end.getValue() - first.getDayOfWeek().getValue()));
    }

    private static CityDay merge(List<CityDay> stretch) {
        Map<Kind, List<Fact>> merged = new LinkedHashMap<>();
        for (CityDay day : stretch) {
            for (Batch batch : day.batches()) {
                merged.computeIfAbsent(new Kind(batch.lender(), batch.type()), kind -> new ArrayList<>())
                        .addAll(batch.facts());
            }
        }
        LocalDate first = stretch.get(0).first();
        List<Batch> batches = new ArrayList<>();
        merged.forEach((kind, facts) -> {
            for (int from = 0, number = 1; from < facts.size(); from += MOST_RECORDS, number++) {
                List<Fact> part = facts.subList(from, Math.min(facts.size(), from + MOST_RECORDS));
                batches.add(new Batch(kind.lender(), kind.type(), first, stretch.size(), number, List.copyOf(part)));
            }
        });
        return new CityDay(first, stretch.get(stretch.size() - 1).last(), batches);
    }
}
