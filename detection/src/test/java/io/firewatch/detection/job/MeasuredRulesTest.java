package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.measure.FeedHistory;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules that ask about measures, in the whole graph. */
class MeasuredRulesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    private static final String MEASURE =
            """
            id: withdrawn_lately
            title: {zh: 近10日提现, en: Withdrawn in ten days}
            subject: institution
            record: transact
            where: type == 7
            aggregate: sum
            of: amount
            window: {sliding: 10d}
            unit: money
            why: {zh: 试, en: a test}
            """;

    private static final String RULE =
            """
            id: ponzi.run
            pattern: ponzi
            status: live
            title: {zh: 挤兑, en: A run}
            subject: institution
            applies: {types: [p2p]}
            basis: [{law: 试行办法, article: "1", mark: DEF}]
            parameters:
              much: {default: 1000, min: 1, max: 100000, step: 1, unit: money, why: {zh: 试, en: a test}}
            condition: withdrawn_lately > p.much && paid_to_lenders >= yuan(0)
            severity: high
            message: {zh: "提现 {withdrawn_lately} 元。", en: "{withdrawn_lately} yuan withdrawn."}
            false-positives: [{zh: 无, en: none}]
            triage: {zh: 试, en: a test}
            """;

    private final LenderFeed feed = withdrawals();

    @Test
    void aRuleAsksAboutAMeasureAndAboutOtherIndicatorsAtOnce() throws Exception {
        List<FeedChange> changes = new ArrayList<>(feed.inOrder());
        changes.add(0, measure("active"));
        changes.add(0, rule());

        AlertRow alert = only(DetectionRun.over(changes, 2, new CityClock()));

        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 12);
        assertThat(alert.subjectLabel()).isEqualTo("示例机构 A");
        assertThat(alert.messageEn()).contains("yuan withdrawn");
        assertThat(alert.figures()).contains("withdrawn_lately");
        assertThat(alert.records()).isNotEmpty();
    }

    @Test
    void aMeasureActivatedLaterMakesTheSameAlertAsOneThatWasAlwaysThere() throws Exception {
        List<FeedChange> record = feed.inOrder();
        List<FeedChange> early = new ArrayList<>(record);
        early.addAll(0, List.of(rule(), measure("active")));
        List<FeedChange> late = new ArrayList<>(record);
        late.addAll(List.of(rule(), measure("active")));

        AlertRow expected = only(DetectionRun.over(early, 2, new CityClock()));
        AlertRow found = only(DetectionRun.over(late, 2, new CityClock(), pastOf(record)));

        assertThat(found.id()).isEqualTo(expected.id());
        assertThat(Verdict.of(found)).isEqualTo(Verdict.of(expected));
    }

    @Test
    void withoutItsMeasureARuleSaysNothing() throws Exception {
        List<FeedChange> changes = new ArrayList<>(feed.inOrder());
        changes.add(0, rule());

        assertThat(DetectionRun.over(changes, 2).found()).isEmpty();
    }

    @Test
    void whenItsMeasureIsRetiredAnAlertDoesNotStayOpen() throws Exception {
        List<FeedChange> record = feed.inOrder();
        List<FeedChange> changes = new ArrayList<>(record);
        changes.addAll(0, List.of(rule(), measure("active")));
        changes.add(measure("retired"));

        assertThat(DetectionRun.over(changes, 2, new CityClock(), pastOf(record))
                        .alerts()
                        .values())
                .filteredOn(alert -> alert.rule().equals("ponzi.run"))
                .noneMatch(AlertRow::isFiring);
    }

    private static LenderFeed withdrawals() {
        LenderFeed feed = new LenderFeed().lender("A").wholeLoan("S0", "b0", "l0", "10000.00", 0, 90);
        for (int day = 10; day < 20; day++) {
            feed.flow(7, "-1", "-1", "l0", "400.00", day);
        }
        return feed.flow(6, "-1", "-1", "l0", "1.00", 22);
    }

    private static FeedHistory pastOf(List<FeedChange> record) {
        past = List.copyOf(record);
        return (type, after, through, to) -> {
            for (FeedChange change : past) {
                RecordRow row = change.record();
                if (row != null && row.infType() == type.infType() && row.seq() > after && row.seq() <= through) {
                    to.record(row.institution(), row.seq(), row.key(), row.body());
                }
            }
        };
    }

    /** What the record holds; the job reads it from another thread. */
    private static volatile List<FeedChange> past = List.of();

    private static FeedChange measure(String status) {
        return new FeedChange(null, null, new RuleRow("withdrawn_lately", 1, status, MEASURE, RuleRow.MEASURE, "{}"));
    }

    private static FeedChange rule() {
        return new FeedChange(null, null, new RuleRow("ponzi.run", 1, "active", RULE));
    }

    private static AlertRow only(DetectionRun run) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert -> !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(String.valueOf(run.found())).hasSize(1);
        return alerts.get(0);
    }
}
