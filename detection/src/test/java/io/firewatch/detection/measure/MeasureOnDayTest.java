package io.firewatch.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.rulesets.measure.MeasureParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a preview says against the same measures worked out the slow way. */
class MeasureOnDayTest {
    private static final LocalDate DAY_0 = LocalDate.of(2025, 10, 20);

    @Property(tries = 20)
    void everyMeasureSaysOfADayWhatTheRecordsThatStandSay(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<ReportedRecord> reported = reported(random);
        Map<String, ReportedRecord> standing = new LinkedHashMap<>();
        reported.forEach(one -> standing.merge(one.key(), one, (before, now) -> one.isTransact() ? before : now));
        FeedHistory feed = feed(reported);

        for (MeasureCase measure : MeasureCase.every(random)) {
            LocalDate day = DAY_0.plusDays(random.nextInt(120));
            MeasureOnDay.Answer answer = MeasureOnDay.of(
                    feed, MeasureParser.parse(measure.id() + ".yaml", measure.yaml()), BusinessTime.day(day));

            Map<String, Double> said = answer.said().stream()
                    .collect(
                            Collectors.toMap(one -> one.institution() + " " + one.subject(), MeasureOnDay.Said::value));
            assertThat(said).as(measure.yaml() + " on " + day).isEqualTo(expected(measure, standing, day));
            assertThat(answer.read())
                    .isEqualTo(reported.stream()
                            .filter(one -> one.isTransact() == measure.record().equals("transact"))
                            .count());
        }
    }

    private static Map<String, Double> expected(
            MeasureCase measure, Map<String, ReportedRecord> standing, LocalDate day) {
        Map<String, List<ReportedRecord>> subjects = standing.values().stream()
                .filter(measure::counts)
                .filter(one -> !one.date().isAfter(day) && measure.window().holds(one.date(), day))
                .collect(Collectors.groupingBy(one -> one.institution() + " " + measure.subjectOf(one)));
        Map<String, Double> expected = new HashMap<>();
        subjects.forEach((subject, records) -> {
            double value = measure.value(records, day);
            if (!Double.isNaN(value)) {
                expected.put(subject, value);
            }
        });
        return expected;
    }

    /** Some come again: a transaction as it was, a claim perhaps as another. */
    private static List<ReportedRecord> reported(Random random) {
        List<ReportedRecord> reported = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            reported.add(
                    i > 0 && random.nextInt(8) == 0
                            ? reported.get(random.nextInt(i))
                            : ReportedRecord.random(random, i));
        }
        return reported;
    }

    private static FeedHistory feed(List<ReportedRecord> reported) {
        List<RecordRow> rows = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            rows.add(Objects.requireNonNull(reported.get(i).received(i + 1).record()));
        }
        return (type, after, through, to) -> {
            for (RecordRow row : rows) {
                if (row.infType() == type.infType()) {
                    to.record(row.institution(), row.seq(), row.key(), row.body());
                }
            }
        };
    }
}
