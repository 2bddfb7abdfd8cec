package io.firewatch.detection.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.detection.alert.ShadowRow;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.Observation;
import io.firewatch.rulesets.exception.ExceptionParser;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that come, change, end and are excepted from while the judge runs. */
class JudgeFunctionTest {
    private static final int DAY = BusinessTime.day(LocalDate.of(2026, 1, 5));

    private static final String RULE =
            """
            id: ponzi.sample
            pattern: ponzi
            status: live
            title: {zh: 样例, en: Sample}
            subject: institution
            applies: {types: [p2p]}
            basis: [{law: L, article: "1", mark: LAW}]
            parameters:
              gap: {default: 0.1, min: 0.01, max: 1, step: 0.01, unit: share, why: {zh: 默认, en: ours}}
            condition: ponzi_gap > p.gap
            severity: high
            message: {zh: "缺口 {ponzi_gap}", en: "gap {ponzi_gap}"}
            false-positives: [{zh: 无, en: none}]
            triage: {zh: 核对, en: check}
            """;

    private KeyedBroadcastOperatorTestHarness<EntityKey, Observation, FeedChange, AlertRow> judge;
    private long seq;

    @BeforeEach
    void open() throws Exception {
        judge = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new JudgeFunction(),
                JudgeFunction::keyOf,
                TypeInformation.of(EntityKey.class),
                JudgeFunction.RULES,
                JudgeFunction.INSTITUTIONS);
        govern(new FeedChange(null, new InstitutionRow("A", "示例", "p2p", "区"), null));
    }

    @AfterEach
    void close() throws Exception {
        judge.close();
    }

    @Test
    void aThresholdRowIsFollowedAtOnceWithoutAnythingReported() throws Exception {
        rule(1, RULE, "{}");
        observed(DAY, 0.2);
        closed(DAY);
        assertThat(alert().isFiring()).isTrue();

        rule(2, RULE, "{\"gap\": 0.25}");
        assertThat(alert().resolution()).isEqualTo("corrected");

        rule(3, RULE, "{\"gap\": 0.15}");
        assertThat(alert().isFiring()).isTrue();
        assertThat(alert().thresholds()).isEqualTo("{\"gap\":0.15}");
        assertThat(alert().ruleVersion()).isEqualTo(3);
    }

    @Test
    void aVersionThatCannotBeReadIsToldAndChangesNothing() throws Exception {
        rule(2, RULE, "{\"gap\": 0.15}");
        rule(3, RULE, "{\"gap\": 15}");
        observed(DAY, 0.2);
        closed(DAY);

        assertThat(alert().ruleVersion()).isEqualTo(2);
        assertThat(judge.getSideOutput(JudgeFunction.BROKEN_RULES))
                .singleElement()
                .satisfies(one -> assertThat(one.getValue().reason())
                        .isEqualTo("ponzi.sample version 3: rule ponzi.sample: parameter 'gap' is set to 15,"
                                + " outside 0.01 to 1"));
    }

    @Test
    void theOrderInWhichVersionsComeDoesNotShow() throws Exception {
        rule(3, RULE, "{\"gap\": 15}");
        rule(1, RULE, "{}");
        rule(2, RULE, "{\"gap\": 0.15}");
        observed(DAY, 0.2);
        closed(DAY);

        assertThat(alert().ruleVersion()).isEqualTo(2);
    }

    @Test
    void aRetiredRuleLetsItsAlertsGo() throws Exception {
        rule(1, RULE, "{}");
        observed(DAY, 0.2);
        closed(DAY);
        govern(new FeedChange(null, null, new RuleRow("ponzi.sample", 2, "retired", RULE)));

        assertThat(alert().resolution()).isEqualTo("cleared");
    }

    /** The rule came after everything observed: the closing of a day alone must open it. */
    @Test
    void aRuleActivatedLaterOpensWhenItsDaysAreOver() throws Exception {
        rule(1, RULE.replace("0.1,", "0.9,"), "{}");
        observed(DAY, 0.2);
        closed(DAY);
        rule(2, RULE + "for: 4d\n", "{}");
        assertThat(alerts()).isEmpty();

        closed(DAY + 2);
        assertThat(alerts()).isEmpty();
        closed(DAY + 3);
        assertThat(alert().episodeDay()).isEqualTo(DAY);
    }

    /** Books run ahead of each other: what one has told of a day that is not over yet does not belong with what another has. */
    @Test
    void aDayThatIsNotOverIsLookedAtOnlyByRulesForWhatArrives() throws Exception {
        rule(1, RULE, "{}");
        observed(DAY, 0.05);
        observed(DAY + 2, 0.2);
        closed(DAY);
        assertThat(alerts()).isEmpty();
        closed(DAY + 1);
        assertThat(alerts()).isEmpty();
        closed(DAY + 2);
        assertThat(alert().episodeDay()).isEqualTo(DAY + 2);

        observed(DAY + 4, 0.05);
        closed(DAY + 2);
        assertThat(alert().isFiring()).isTrue();
        rule(2, RULE + "judged: arrival\n", "{}");
        assertThat(alert().isFiring()).isFalse();
    }

    @Test
    void anExceptionMakesItAnOutcomeUntilItExpires() throws Exception {
        rule(1, RULE, "{}");
        observed(DAY, 0.2);
        closed(DAY);
        except("2026-01-06", "2026-01-08");
        closed(DAY + 1);
        assertThat(alert().resolution()).isEqualTo("cleared");
        assertThat(alert().lastDay()).isEqualTo(DAY);
        assertThat(outcome().outcome()).isEqualTo(OutcomeRow.EXCEPTED);
        assertThat(outcome().whyEn()).isEqualTo("a merger");

        closed(DAY + 3);
        assertThat(alerts()).hasSize(1);
        closed(DAY + 4);
        assertThat(alerts()).hasSize(2).anyMatch(one -> one.isFiring() && one.episodeDay() == DAY + 4);
        assertThat(outcome().outcome()).isNull();
    }

    @Test
    void tooShortAHistoryIsAnOutcomeOfItsOwn() throws Exception {
        rule(1, RULE + "min-history: 28d\n", "{}");
        observed(DAY, 0.2);
        closed(DAY + 27);
        assertThat(alerts()).isEmpty();
        assertThat(outcome().outcome()).isEqualTo(OutcomeRow.INSUFFICIENT);
        assertThat(outcome().whyEn()).isEqualTo("observed for less than 28 days");

        closed(DAY + 28);
        assertThat(alert().episodeDay()).isEqualTo(DAY + 28);
        assertThat(outcome().outcome()).isNull();
    }

    @Test
    void whatCannotBeSaidIsNamed() throws Exception {
        rule(1, RULE, "{}");
        observed(DAY, Double.NaN);
        closed(DAY);

        assertThat(alerts()).isEmpty();
        assertThat(outcome().outcome()).isEqualTo(OutcomeRow.INSUFFICIENT);
        assertThat(outcome().whyZh()).isEqualTo("无法得出：" + FlowsIndicator.PONZI_GAP.zh());
    }

    @Test
    void aDraftOnTrialIsToldAsideOnlyUntilItEnds() throws Exception {
        rule(1, RULE, "{}");
        observed(DAY, 0.05);
        closed(DAY);
        assertThat(judge.extractOutputValues()).isEmpty();

        trial("active", "{\"gap\": 0.03}");
        assertThat(judge.extractOutputValues()).isEmpty();
        assertThat(shadow().draft()).isEqualTo(17);
        assertThat(shadow().trial()).isEqualTo(1);
        assertThat(shadow().alert().isFiring()).isTrue();
        assertThat(shadow().alert().episodeDay()).isEqualTo(DAY);

        observed(DAY, 0.02);
        closed(DAY + 1);
        assertThat(shadow().alert().resolution()).isEqualTo("corrected");
        observed(DAY + 2, 0.2);
        closed(DAY + 2);
        assertThat(alert().isFiring()).isTrue();
        assertThat(shadow().alert().id()).isEqualTo(alert().id());

        trial("retired", "{\"gap\": 0.03}");
        int told = judge.getSideOutput(JudgeFunction.SHADOWS).size();
        observed(DAY + 3, 0.3);
        closed(DAY + 3);
        assertThat(judge.getSideOutput(JudgeFunction.SHADOWS)).hasSize(told);
        assertThat(alert().eventDay()).isEqualTo(DAY + 3);
    }

    private void trial(String status, String parameters) throws Exception {
        govern(new FeedChange(null, null, new RuleRow("shadow/17", 1, status, RULE, RuleRow.SHADOW, parameters)));
    }

    private ShadowRow shadow() {
        return judge.getSideOutput(JudgeFunction.SHADOWS).stream()
                .reduce((a, b) -> b)
                .orElseThrow()
                .getValue();
    }

    private void rule(int version, String text, String parameters) throws Exception {
        govern(new FeedChange(
                null, null, new RuleRow("ponzi.sample", version, "active", text, RuleRow.RULE, parameters)));
    }

    private void except(String from, String expires) throws Exception {
        String text =
                """
                id: exception.merger
                rules: [ponzi.sample]
                match: {institution: A}
                reason: {zh: 合并, en: a merger}
                from: %s
                expires: %s
                approved-by: li.na
                approved-on: 2026-01-04
                """
                        .formatted(from, expires);
        String signed = text + "signed: " + ExceptionParser.signature(text) + "\n";
        govern(new FeedChange(
                null, null, new RuleRow("exception.merger", 1, "active", signed, RuleRow.EXCEPTION, "{}")));
    }

    private void govern(FeedChange change) throws Exception {
        judge.processBroadcastElement(new StreamRecord<>(change));
    }

    private void observed(int day, double gap) throws Exception {
        double[] values = new double[FlowsIndicator.values().length];
        Arrays.fill(values, 0);
        values[FlowsIndicator.PONZI_GAP.ordinal()] = gap;
        judge.processElement(
                new StreamRecord<>(Observation.of("A", Facet.FLOWS, "A", "A", day, values, new long[] {1})));
    }

    private void closed(int day) throws Exception {
        Watermark now = CityTime.watermark(day, ++seq);
        judge.processWatermark(now);
        judge.processBroadcastWatermark(now);
    }

    private List<AlertRow> alerts() {
        Map<String, AlertRow> last = new HashMap<>();
        for (AlertRow one : judge.extractOutputValues()) {
            last.put(one.id(), one);
        }
        return List.copyOf(last.values());
    }

    private AlertRow alert() {
        assertThat(alerts()).hasSize(1);
        return alerts().get(0);
    }

    private OutcomeRow outcome() {
        return judge.getSideOutput(JudgeFunction.OUTCOMES).stream()
                .reduce((a, b) -> b)
                .orElseThrow()
                .getValue();
    }
}
