package io.firewatch.detection.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.alert.SampleAlert;
import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.TestDatabase;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertSinkIT {
    /** 2026-05-05. */
    private static final int DAY = 20_578;

    private TestDatabase record;
    private OneInputStreamOperatorTestHarness<Judgement, ?> sink;

    @BeforeEach
    void start() throws Exception {
        record = new TestDatabase("alert_sink");
        RecordSchema.migrate(record.dataSource());
        RecordConnection connection =
                new RecordConnection(record.host(), record.port(), record.name(), record.user(), record.password());
        sink = new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(new AlertSink(connection)));
        sink.open();
        sink.setProcessingTime(1_000);
    }

    @AfterEach
    void stop() throws Exception {
        sink.close();
        record.close();
    }

    @Test
    void writesAlertsAndProgressInOneTransaction() throws Exception {
        take(SampleAlert.firing("a-1"));
        count(40);
        assertThat(record.ask("SELECT count(*) FROM desk.alert")).isEqualTo("0");
        judged(DAY, 41);
        assertThat(judgedRow()).isEqualTo("(41,40,2026-05-05)");
        assertThat(record.ask("SELECT data_state || ' ' || status || ' ' || event_day FROM desk.alert"))
                .isEqualTo("firing new 2026-05-05");
        // The transaction that wrote the alert is the one that moved the progress.
        assertThat(record.ask("SELECT a.xmin = j.xmin FROM desk.alert a, desk.judged j"))
                .isEqualTo("t");
    }

    @Test
    void theLogTellsProgressAfterTheAlertsItVouchesFor() throws Exception {
        record.execute(
                "CREATE PUBLICATION everything FOR TABLE desk.alert, desk.judged",
                "SELECT pg_create_logical_replication_slot('alert_sink_log', 'pgoutput')");
        take(SampleAlert.firing("a-1"));
        take(SampleAlert.firing("a-2"));
        judged(DAY, 41);

        // Of the plugin's messages, inserts and updates: a letter, then the table. The log is written a moment later.
        await().untilAsserted(() -> assertThat(
                        record.ask(
                                """
                        SELECT string_agg(('x' || encode(substr(data, 2, 4), 'hex'))::bit(32)::int::regclass::text, ', ')
                        FROM pg_logical_slot_peek_binary_changes('alert_sink_log', NULL, NULL,
                            'proto_version', '1', 'publication_names', 'everything')
                        WHERE substr(data, 1, 1) IN ('I', 'U')
                        """))
                .isEqualTo("desk.alert, desk.alert, desk.judged"));
    }

    @Test
    void writesNeitherWhenTheDatabaseRefusesAnAlert() throws Exception {
        record.execute("ALTER TABLE desk.alert ADD CHECK (institution <> 'CERT1')");
        take(SampleAlert.firing("a-1"));
        assertThatThrownBy(() -> judged(DAY, 41)).hasMessageContaining("1 alerts cannot be written");
        assertThat(judgedRow()).isEqualTo("(0,0,)");
        record.execute("ALTER TABLE desk.alert DROP CONSTRAINT alert_institution_check");
    }

    @Test
    void progressMovesOnWithoutAlertsAndNeverBack() throws Exception {
        count(10);
        judged(DAY, 10);
        assertThat(judgedRow()).isEqualTo("(10,10,2026-05-05)");

        // A job that starts over from an older state.
        RecordConnection connection =
                new RecordConnection(record.host(), record.port(), record.name(), record.user(), record.password());
        try (OneInputStreamOperatorTestHarness<Judgement, ?> again =
                new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(new AlertSink(connection)))) {
            again.open();
            again.setProcessingTime(1_000);
            again.processElement(new Judgement(null, 4L), 0);
            again.processWatermark(CityTime.watermark(DAY - 1, 4));
        }
        assertThat(judgedRow()).isEqualTo("(10,10,2026-05-05)");
    }

    @Test
    void aJobThatStartsAgainWritesNothingUntilItHasComeAsFarThenAllOfIt() throws Exception {
        take(SampleAlert.firing("stays"));
        take(SampleAlert.firing("told too early"));
        count(10);
        judged(DAY, 10);

        RecordConnection connection =
                new RecordConnection(record.host(), record.port(), record.name(), record.user(), record.password());
        try (OneInputStreamOperatorTestHarness<Judgement, ?> again =
                new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(new AlertSink(connection)))) {
            again.open();
            again.setProcessingTime(1_000);
            again.processElement(new Judgement(SampleAlert.firing("new"), null), 0);
            again.processElement(new Judgement(SampleAlert.firing("stays"), null), 0);
            again.processWatermark(CityTime.watermark(DAY, 9));
            again.prepareSnapshotPreBarrier(1);
            again.setProcessingTime(2_000);
            assertThat(record.ask("SELECT string_agg(id || ' ' || data_state, ', ' ORDER BY id) FROM desk.alert"))
                    .isEqualTo("stays firing, told too early firing");

            again.processWatermark(CityTime.watermark(DAY, 10));
        }

        assertThat(record.ask("SELECT string_agg(id || ' ' || coalesce(resolution, data_state), ', ' ORDER BY id)"
                        + " FROM desk.alert"))
                .isEqualTo("new firing, stays firing, told too early corrected");
    }

    @Test
    void saysNoClosedDayUntilOneIs() throws Exception {
        count(3);
        judged(-60_000, 3);
        assertThat(judgedRow()).isEqualTo("(3,3,)");
    }

    @Test
    void watermarksInQuickSuccessionShareATransactionAndTheLastIsWritten() throws Exception {
        for (int seq = 1; seq <= 100; seq++) {
            count(seq);
            judged(DAY, seq);
        }
        assertThat(judgedRow()).isEqualTo("(1,1,2026-05-05)");
        sink.setProcessingTime(1_100);
        assertThat(judgedRow()).isEqualTo("(100,100,2026-05-05)");
    }

    @Test
    void aWatermarkAfterAPauseIsWrittenAtOnce() throws Exception {
        judged(DAY, 1);
        sink.setProcessingTime(1_100);
        judged(DAY, 2);
        assertThat(judgedRow()).startsWith("(2,");
    }

    @Test
    void repeatingChangesNothing() throws Exception {
        take(SampleAlert.resting("a-1", 20_000));
        judged(DAY, 1);
        String before = record.ask("SELECT xmin || ' ' || updated_at FROM desk.alert");
        sink.setProcessingTime(2_000);
        take(SampleAlert.resting("a-1", 20_000));
        judged(DAY, 2);
        assertThat(record.ask("SELECT xmin || ' ' || updated_at FROM desk.alert"))
                .isEqualTo(before);
        assertThat(judgedRow()).startsWith("(2,");
    }

    @Test
    void dataResolvesAndReopensWhilePeoplesColumnsStay() throws Exception {
        take(SampleAlert.firing("a-1"));
        judged(DAY, 1);
        record.execute("UPDATE desk.alert SET status = 'confirmed', assignee = 'li', triaged_at = now()");
        String opened = record.ask("SELECT opened_at FROM desk.alert");

        sink.setProcessingTime(2_000);
        take(SampleAlert.firing("a-1").withResolution("cleared"));
        judged(DAY, 2);
        assertThat(state()).isEqualTo("resolved cleared confirmed li");

        // Within one transaction the last word counts.
        sink.setProcessingTime(3_000);
        take(SampleAlert.firing("a-1").withResolution("corrected"));
        take(SampleAlert.firing("a-1"));
        judged(DAY, 3);
        assertThat(state()).isEqualTo("firing - confirmed li");

        sink.setProcessingTime(4_000);
        take(SampleAlert.firing("a-1").withResolution("corrected"));
        judged(DAY, 4);
        assertThat(state()).isEqualTo("resolved corrected confirmed li");
        assertThat(record.ask("SELECT opened_at FROM desk.alert")).isEqualTo(opened);
        assertThat(record.ask("SELECT triaged_at IS NOT NULL AND updated_at > opened_at FROM desk.alert"))
                .isEqualTo("t");
    }

    @Test
    void aCheckpointWritesWhatIsWaiting() throws Exception {
        take(SampleAlert.firing("a-1"));
        sink.prepareSnapshotPreBarrier(1);
        assertThat(record.ask("SELECT count(*) FROM desk.alert")).isEqualTo("1");
    }

    @Test
    void triesAgainWhenTheConnectionIsLost() throws Exception {
        judged(DAY, 1);
        for (int round = 2; round <= 4; round++) {
            cutConnections();
            sink.setProcessingTime(round * 1_000L);
            take(SampleAlert.firing("a-" + round));
            judged(DAY, round);
            assertThat(judgedRow()).startsWith("(" + round + ",");
        }
        assertThat(record.ask("SELECT count(*) FROM desk.alert")).isEqualTo("3");
    }

    @Test
    void failsTheJobWhenTheDatabaseIsGone() throws Exception {
        judged(DAY, 1);
        record.execute("DROP TABLE desk.judged");
        sink.setProcessingTime(2_000);
        take(SampleAlert.firing("a-1"));
        assertThatThrownBy(() -> judged(DAY, 2)).hasMessageContaining("cannot be written");
        assertThat(record.ask("SELECT count(*) FROM desk.alert")).isEqualTo("0");
    }

    private void cutConnections() {
        record.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'firewatch'"
                + " AND datname = current_database() AND pid <> pg_backend_pid()");
    }

    private void take(AlertRow alert) throws Exception {
        sink.processElement(new Judgement(alert, null), 0);
    }

    private void count(long records) throws Exception {
        sink.processElement(new Judgement(null, records), 0);
    }

    private void judged(int closedDay, long seq) throws Exception {
        sink.processWatermark(CityTime.watermark(closedDay, seq));
    }

    private String judgedRow() {
        return record.ask("SELECT (seq, records, closed_day)::text FROM desk.judged");
    }

    private String state() {
        return record.ask(
                "SELECT concat_ws(' ', data_state, coalesce(resolution, '-'), status, assignee) FROM desk.alert");
    }
}
