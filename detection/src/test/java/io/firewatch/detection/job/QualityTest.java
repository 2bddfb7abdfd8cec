package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.quality.QualityRow;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the checks of reported data say of whole feeds. */
class QualityTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @Test
    void aLenderThatReportsInOrderFailsNothing() throws Exception {
        LenderFeed feed = new LenderFeed().withRules().lender("A").user("l", 1);
        for (int day = 0; day < 20; day++) {
            feed.user("b" + day, 1).wholeLoan("S" + day, "b" + day, "l", "10000.00", day, 90);
        }

        assertThat(failures(feed.inOrder())).isEmpty();
    }

    @Test
    void eachDefectIsCountedOnTheDayItBelongsTo() throws Exception {
        LenderFeed feed = new LenderFeed()
                .withRules()
                .lender("A")
                .user("l", 1)
                .wholeLoan("S1", "stranger", "l", "10000.00", 3, 90)
                .flow(6, "-1", "-1", "l", "0.00", 4)
                .flow(7, "-1", "-1", "l", "-5.00", 4)
                .user("b", 1)
                .listing("S2", "b", "10000.00", 4)
                .claim("c-2", "S2", "l", "10000.00", 7)
                .config("nowhere", "P1", "l")
                .flow(6, "-1", "-1", "l", "1.00", 30);

        Map<String, Integer> failures = failures(feed.inOrder());

        assertThat(failures)
                .containsEntry("UNKNOWN_USERS 3", 1)
                .containsEntry("EMPTY_FLOWS 4", 1)
                .containsEntry("CORRECTED_RECORDS 4", 1)
                .containsEntry("LOANS_WITHOUT_STATUS 4", 1)
                .containsEntry("CLAIMS_WITHOUT_FLOW 7", 1)
                .containsEntry("CONFIGS_OF_UNKNOWN_CLAIMS 7", 1)
                .doesNotContainKeys("UNKNOWN_USERS 4", "CLAIMS_WITHOUT_FLOW 3");
    }

    @Test
    void nobodyAsksForTheMoneyOfLoansThatWereAliveBeforeTheFeed() throws Exception {
        LenderFeed feed = new LenderFeed()
                .withRules()
                .lender("A")
                .user("l", 1)
                .user("b", 1)
                .stock("OLD", "b", "l", "10000.00", "4000.00", -200, 360)
                .wholeLoan("S1", "b", "l", "10000.00", 3, 90)
                .flow(6, "-1", "-1", "l", "1.00", 30);
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(3));

        assertThat(failures(feed.inOrder())).isEmpty();
        assertThat(failures(feed.received(shuffled))).isEmpty();
    }

    @Test
    void whoseUsersAreAllUnknownIsFound() throws Exception {
        LenderFeed feed = new LenderFeed().withRules().lender("A").user("l", 1);
        for (int day = 0; day < 12; day++) {
            feed.wholeLoan("S" + day + "a", "x" + day, "y" + day, "10000.00", day, 90)
                    .wholeLoan("S" + day + "b", "v" + day, "w" + day, "10000.00", day, 90);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 30);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).contains("A misreporting.unknown-users");
    }

    @Test
    void refusedRecordsFailedBatchesAndLateOnesAreCounted() throws Exception {
        List<FeedChange> feed = new ArrayList<>(new LenderFeed()
                .withRules()
                .lender("A")
                .user("l", 1)
                .flow(6, "-1", "-1", "l", "1.00", 1)
                .inOrder());
        long day5 = BusinessTime.startOf(LenderFeed.DAY_0 + 5);
        RecordRow known =
                java.util.Objects.requireNonNull(feed.get(feed.size() - 1).record());
        feed.add(row(100, 5, day5 + 3_600, 7, "k1", known.body(), "[\"transMoney: 'x' is no amount in yuan\"]"));
        feed.add(row(101, 5, day5 + 3_600, 7, "k2", known.body(), "[\"transMoney: is missing\"]"));
        feed.add(row(102, 5, day5 + 3_600, 8, "k3", known.body(), "[\"transMoney: is missing\"]"));
        feed.add(row(103, 1, day5 + 3_600, 8, "k4", known.body().replace("LS1", "LS77"), RecordRow.ACCEPTED));
        feed.add(row(104, 1, day5 + 7_200, 9, "k4", known.body().replace("LS1", "LS77"), RecordRow.ACCEPTED));

        Map<String, QualityRow> rows = rows(feed, 2);

        assertThat(rows.get("REFUSED_RECORDS 5").failed()).isEqualTo(3);
        assertThat(rows.get("REFUSED_RECORDS 5").examples()[0].reason())
                .isEqualTo("transMoney: 'x' is no amount in yuan");
        assertThat(rows.get("FAILED_BATCHES 5").failed()).isEqualTo(1);
        assertThat(rows.get("REPEATED_RECORDS 1").failed()).isEqualTo(1);
    }

    @Test
    void theOrderOfArrivalAndRepeatsOfDetailsDoNotShow() throws Exception {
        LenderFeed feed = new LenderFeed().withRules().lender("A").user("l", 1);
        for (int day = 0; day < 15; day++) {
            feed.user("b" + day, 1)
                    .wholeLoan("S" + day, day % 4 == 0 ? "x" + day : "b" + day, "l", "10000.00", day, 30)
                    .flow(18, "S" + day, "-1", "b" + day, "10000.00", day + 30)
                    .status("S" + day, 3, day + 30);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 60);
        Map<String, Integer> expected = failures(feed.inOrder());
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(5));

        Map<String, Integer> found = failures(feed.received(shuffled), 4, new CityClock(false));

        assertThat(expected).containsKey("UNKNOWN_USERS 4").containsKey("PRINCIPAL_NOT_PASSED_ON 30");
        assertThat(found).isEqualTo(expected);
    }

    private static FeedChange row(
            long seq, int day, long receivedAt, long batch, String key, String body, String refusals) {
        return new FeedChange(
                new RecordRow(
                        seq,
                        "A",
                        RecordType.TRANSACT.infType(),
                        LenderFeed.DAY_0 + day,
                        receivedAt,
                        batch,
                        key,
                        body,
                        refusals),
                null,
                null);
    }

    private static Map<String, Integer> failures(List<FeedChange> feed) throws Exception {
        return failures(feed, 2, new CityClock());
    }

    /** Checks that failed on a working day: {@code "EMPTY_FLOWS 4"} → how often. */
    private static Map<String, Integer> failures(List<FeedChange> feed, int parallelism, CityClock clock)
            throws Exception {
        Map<String, Integer> failures = new TreeMap<>();
        rows(feed, parallelism, clock).forEach((key, row) -> {
            if (row.failed() > 0 && row.check() != CheckIndicator.SILENT_DAYS) {
                failures.put(key, row.failed());
            }
        });
        return failures;
    }

    private static Map<String, QualityRow> rows(List<FeedChange> feed, int parallelism) throws Exception {
        return rows(feed, parallelism, new CityClock());
    }

    private static Map<String, QualityRow> rows(List<FeedChange> feed, int parallelism, CityClock clock)
            throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(parallelism);
        env.getConfig().enableObjectReuse();
        env.setBufferTimeout(5);
        var changes = env.fromData(feed, TypeInformation.of(FeedChange.class)).setParallelism(1);
        Map<String, QualityRow> rows = new HashMap<>();
        for (QualityRow row : Gathered.from(Detection.define(changes, clock).quality())) {
            rows.put(row.check().name() + " " + (row.day() - LenderFeed.DAY_0), row);
        }
        return rows;
    }
}
