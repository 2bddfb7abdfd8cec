package io.firewatch.detection.measure;

import io.firewatch.detection.feed.RecordId;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.measure.CompiledMeasure;
import io.firewatch.rulesets.measure.DayFacts;
import io.firewatch.rulesets.measure.Measure;
import io.firewatch.rulesets.measure.MeasureSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a measure says of every subject on one day, from the records that were landed: by the arithmetic of the job, without
 * the job. Holds what counts in the window of that day, and no more.
 */
public final class MeasureOnDay {
    private final CompiledMeasure measure;
    private final int first;
    private final int day;
    private final RecordDecoder decoder = new RecordDecoder();

    /** Of each record the version that counts. */
    private final Map<RecordId, HeldRecord> counting = new HashMap<>();

    private long read;

    private record Subject(String institution, String id) {}

    /**
     * What it says of a subject.
     *
     * @param value money in fen
     * @param records those that weigh most
     */
    public record Said(String institution, String subject, double value, long[] records) {}

    /**
     * What it says of everybody with anything in the window.
     *
     * @param read how many records of its type there are
     */
    public record Answer(List<Said> said, long read) {}

    private MeasureOnDay(Measure measure, int day) {
        this.measure = CompiledMeasure.of(measure);
        this.first = measure.window().first(day);
        this.day = day;
    }

    /**
     * What the measure says of every subject on a day.
     *
     * @param day a business day
     */
    public static Answer of(FeedHistory history, Measure measure, int day) throws Exception {
        MeasureOnDay one = new MeasureOnDay(measure, day);
        RecordType type = measure.record();
        history.read(
                type, 0, Long.MAX_VALUE, (institution, seq, key, body) -> one.take(type, institution, seq, key, body));
        return new Answer(one.said(), one.read);
    }

    /** As {@link FactVersions} does: a later version takes back what an earlier one counted. */
    private void take(RecordType type, String institution, long seq, String key, String body)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("not waited for any more");
        }
        read++;
        Object decoded = decoder.decode(type, body).record();
        if (decoded == null) {
            return; // was told as a reject when it came
        }
        MeasuredRecord record = MeasuredRecord.of(0, measure, FeedRecord.of(institution, seq, type, key, decoded));
        HeldRecord before = record == null ? null : counting.get(record.id());
        if (record == null || (before != null && (record.firstStands() || before.countsLike(record)))) {
            return;
        }
        if (record.parts() != 0 && record.day() >= first && record.day() <= day) {
            counting.put(record.id(), HeldRecord.of(record));
        } else {
            counting.remove(record.id());
        }
    }

    private List<Said> said() {
        Map<Subject, List<HeldRecord>> subjects = counting.values().stream()
                .collect(Collectors.groupingBy(one -> new Subject(one.institution(), one.subject())));
        List<Said> said = new ArrayList<>();
        subjects.forEach((subject, records) -> {
            Map.Entry<Integer, MeasureSeries.Value> last = MeasureSeries.of(
                            measure.measure(), facts(records), first, day)
                    .lastEntry();
            if (last != null && !Double.isNaN(last.getValue().value())) {
                said.add(new Said(
                        subject.institution(),
                        subject.id(),
                        last.getValue().value(),
                        last.getValue().records()));
            }
        });
        return said;
    }

    /** Part by part and day by day. */
    private List<NavigableMap<Integer, DayFacts>> facts(List<HeldRecord> records) {
        records.sort(Comparator.comparingLong(HeldRecord::seq));
        List<NavigableMap<Integer, DayFacts>> parts = new ArrayList<>();
        for (int part = 0; part < measure.measure().parts().size(); part++) {
            int place = part;
            NavigableMap<Integer, DayFacts> days = new TreeMap<>();
            records.stream()
                    .filter(one -> (one.parts() & 1 << place) != 0)
                    .collect(Collectors.groupingBy(HeldRecord::day))
                    .forEach((on, those) -> days.put(
                            on,
                            new DayFacts(
                                    those.stream().mapToLong(HeldRecord::seq).toArray(),
                                    those.stream()
                                            .mapToLong(one -> one.values()[place])
                                            .toArray())));
            parts.add(days);
        }
        return parts;
    }
}
