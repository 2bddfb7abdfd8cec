package io.firewatch.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.measure.MeasureCase.Aggregate;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.util.MiniClusterWithClientResource;

/** The measures' part of the graph against the same measures worked out by one thread from all records at once. */
class MeasuresTest {
    private static final int LATENESS = 3;
    private static final List<Integer> PARALLELISMS = List.of(1, 2, 4);

    private static final MiniClusterWithClientResource FLINK =
            new MiniClusterWithClientResource(new MiniClusterResourceConfiguration.Builder()
                    .setNumberTaskManagers(1)
                    .setNumberSlotsPerTaskManager(4)
                    .build());

    /** What the record holds; the job reads it from another thread. */
    private static volatile List<FeedChange> record = List.of();

    @BeforeContainer
    static void startFlink() throws Exception {
        FLINK.before();
    }

    @AfterContainer
    static void stopFlink() {
        FLINK.after();
    }

    @Property(tries = 3)
    void measuresAreWhatOneThreadSaysInAnyOrderAtAnyParallelismHoweverLateTheyAreActivated(@ForAll long seed)
            throws Exception {
        for (int parallelism : PARALLELISMS) {
            for (boolean falls : new boolean[] {false, true}) {
                measuresAreWhatOneThreadSays(new Random(seed + parallelism), parallelism, falls);
            }
        }
    }

    private static void measuresAreWhatOneThreadSays(Random random, int parallelism, boolean falls) throws Exception {
        List<MeasureCase> measures = MeasureCase.every(random);
        List<ReportedRecord> reported = reported(random);
        List<FeedChange> feed = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            feed.add(reported.get(i).received(i + 1));
        }
        record = List.copyOf(feed);
        for (MeasureCase one : measures) {
            // Half of them stand before the first record, the others come somewhere between.
            int at = random.nextBoolean() ? 0 : random.nextInt(feed.size() + 1);
            feed.add(at, activated(one.id(), 1, one.yaml()));
        }

        Map<String, TreeMap<Integer, Double>> told = run(feed, parallelism, random.nextBoolean(), falls);

        int closed = reported.stream()
                        .mapToInt(one -> BusinessTime.day(one.date()))
                        .max()
                        .orElseThrow()
                - LATENESS;
        int first = closed - 120;
        for (MeasureCase one : measures) {
            Map<String, List<ReportedRecord>> counted = standing(reported).stream()
                    .filter(one::counts)
                    .collect(Collectors.groupingBy(
                            record -> record.institution() + "/" + one.id() + "/" + one.subjectOf(record)));
            assertThat(told.keySet().stream().filter(key -> key.contains("/" + one.id() + "/")))
                    .isSubsetOf(counted.keySet());
            counted.forEach((key, records) -> {
                TreeMap<Integer, Double> series = told.getOrDefault(key, new TreeMap<>());
                for (int day = first; day <= closed; day++) {
                    Map.Entry<Integer, Double> last = series.floorEntry(day);
                    LocalDate date = BusinessTime.date(day);
                    assertThat(last == null ? Double.NaN : last.getValue())
                            .as(
                                    "%s on %s, %d workers%s, of %s%n%s",
                                    key, date, parallelism, falls ? ", fell" : "", records, one.yaml())
                            .isEqualTo(Double.valueOf(one.value(records, date)));
                }
                assertThat(series.isEmpty() ? closed : series.lastKey()).isLessThanOrEqualTo(closed);
            });
        }
    }

    @Property(tries = 6)
    void aNewVersionReplacesTheOldOneAndARetiredMeasureIsWithdrawn(@ForAll("parallelisms") int parallelism)
            throws Exception {
        Random random = new Random(parallelism);
        List<ReportedRecord> reported = reported(random);
        List<FeedChange> feed = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            feed.add(reported.get(i).received(i + 1));
        }
        record = List.copyOf(feed);
        MeasureCase counted =
                MeasureCase.cumulative("m1", "party", "creditor", MeasureCase.Filter.ALL, Aggregate.COUNT);
        MeasureCase summed = MeasureCase.cumulative("m1", "loan", "creditor", MeasureCase.Filter.LARGE, Aggregate.SUM);
        MeasureCase retired = MeasureCase.cumulative("m2", "party", "transact", MeasureCase.Filter.ALL, Aggregate.SUM);
        feed.add(0, activated("m1", 1, counted.yaml()));
        feed.add(0, activated("m2", 1, retired.yaml()));
        feed.add(100, activated("m1", 2, summed.yaml()));
        feed.add(100, activated("m1", 3, "id: m1\nthis: is no measure"));
        feed.add(130, new FeedChange(null, null, new RuleRow("m2", 1, "retired", retired.yaml(), "measure", "{}")));

        Map<String, TreeMap<Integer, Double>> told = run(feed, parallelism, true, false);

        Map<String, Double> expected = new HashMap<>();
        standing(reported).stream()
                .filter(summed::counts)
                .forEach(one ->
                        expected.merge(one.institution() + "/m1/" + one.loan(), (double) one.fen(), Double::sum));
        Map<String, Double> found = new HashMap<>();
        told.forEach((key, series) -> found.put(key, series.lastEntry().getValue()));
        assertThat(found.keySet()).isSubsetOf(expected.keySet()).hasSizeGreaterThan(5);
        assertThat(found).allSatisfy((key, value) -> assertThat(key).doesNotContain("/m2/"));
    }

    @Provide
    Arbitrary<Integer> parallelisms() {
        return Arbitraries.of(PARALLELISMS);
    }

    /** Some three hundred records in random order, with repeats and corrections among them. */
    private static List<ReportedRecord> reported(Random random) {
        List<ReportedRecord> reported = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            reported.add(ReportedRecord.random(random, i));
        }
        reported.addAll(reported.subList(0, 80));
        Collections.shuffle(reported, random);
        return reported;
    }

    /** Of each record the version that stands: the last one received. */
    private static List<ReportedRecord> standing(List<ReportedRecord> reported) {
        Map<String, ReportedRecord> standing = new LinkedHashMap<>();
        reported.forEach(one -> standing.put(one.key(), one));
        return List.copyOf(standing.values());
    }

    private static FeedChange activated(String measure, int version, String yaml) {
        return new FeedChange(null, null, new RuleRow(measure, version, "active", yaml, RuleRow.MEASURE, "{}"));
    }

    /** What stands in the end: values by day for {@code institution/measure/subject}. */
    private static Map<String, TreeMap<Integer, Double>> run(
            List<FeedChange> feed, int parallelism, boolean patient, boolean falls) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        if (falls) {
            FallingFeed.configure(strict);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(parallelism);
        env.getConfig().enableObjectReuse();
        env.setBufferTimeout(5);
        FallingFeed falling = new FallingFeed(feed);
        DataStream<FeedChange> changes = falls
                ? falling.in(env)
                : env.fromData(feed, TypeInformation.of(FeedChange.class)).setParallelism(1);
        var clocked = changes.transform("clock", TypeInformation.of(FeedChange.class), new CityClock(patient))
                .setParallelism(1);
        FeedHistory history = (type, after, through, to) -> {
            for (FeedChange change : record) {
                RecordRow row = change.record();
                if (row != null && row.infType() == type.infType() && row.seq() > after && row.seq() <= through) {
                    to.record(row.institution(), row.seq(), row.key(), row.body());
                }
            }
        };
        Map<String, TreeMap<Integer, Double>> told =
                StandingSeries.of(Measures.observed(Measures.read(clocked, history)));
        assertThat(falling.hasResumed()).isEqualTo(falls);
        return told;
    }
}
