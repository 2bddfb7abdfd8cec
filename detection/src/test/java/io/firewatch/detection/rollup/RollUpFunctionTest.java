package io.firewatch.detection.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.SubjectType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class RollUpFunctionTest {
    private static final String PARENT = "pooling.institution";

    private static final AlertRow INSTITUTION = alert("parent", PARENT, SubjectType.INSTITUTION, "A", 10, 20);
    private static final AlertRow LOAN = child("loan", SubjectType.LOAN, "S1", 15, AlertRow.OPEN);

    @Test
    void aLoansAlertRollsUpUnderItsInstitutionsWhicheverComesFirst() throws Exception {
        assertThat(told(INSTITUTION, LOAN)).containsEntry("loan", "parent");
        assertThat(told(LOAN, INSTITUTION)).containsEntry("loan", "parent").containsEntry("parent", "");
    }

    @Test
    void anotherTimeIsAnotherFinding() throws Exception {
        AlertRow later = child("later", SubjectType.LOAN, "S1", 22, AlertRow.OPEN);
        AlertRow nextDay = child("next-day", SubjectType.LOAN, "S1", 21, 30);
        AlertRow before = child("before", SubjectType.LOAN, "S1", 1, 8);

        assertThat(told(INSTITUTION, later, nextDay, before))
                .containsEntry("later", "")
                .containsEntry("next-day", "parent")
                .containsEntry("before", "");
    }

    @Test
    void aPartysAlertRollsUpUnderOneOfTheSamePartyOnly() throws Exception {
        AlertRow over = alert("over", PARENT, SubjectType.PARTY, "p", 10, AlertRow.OPEN);
        AlertRow near = child("near", SubjectType.PARTY, "p", 4, 9);
        AlertRow other = child("other", SubjectType.PARTY, "q", 4, 12);

        assertThat(told(near, other, over)).containsEntry("near", "over").containsEntry("other", "");
    }

    @Test
    void aParentThatIsCorrectedOrMovesLetsGo() throws Exception {
        assertThat(told(INSTITUTION, LOAN, INSTITUTION.withResolution("corrected")))
                .containsEntry("loan", "");
        assertThat(told(INSTITUTION, LOAN, alert("parent", PARENT, SubjectType.INSTITUTION, "A", 10, 12)))
                .containsEntry("loan", "");
    }

    @Test
    void anAlertWhoseRuleRollsUpNoMoreStandsAlone() throws Exception {
        AlertRow alone = alert("loan", "pooling.loan", SubjectType.LOAN, "S1", 15, AlertRow.OPEN);

        assertThat(told(LOAN, INSTITUTION, alone, INSTITUTION.withResolution("corrected")))
                .containsEntry("loan", "");
    }

    @Test
    void theOrderInWhichAlertsAreToldDoesNotShow() throws Exception {
        List<AlertRow> alerts = new ArrayList<>(List.of(INSTITUTION, LOAN));
        for (int i = 0; i < 12; i++) {
            alerts.add(alert("p" + i, PARENT, SubjectType.INSTITUTION, "A", 5 * i, 5 * i + i % 4));
            alerts.add(child("c" + i, SubjectType.LOAN, "S" + i % 3, 4 * i, 4 * i + i % 5));
            alerts.add(alert("q" + i, PARENT, SubjectType.LOAN, "S" + i % 3, 60 + 7 * i, 60 + 8 * i));
        }
        Map<String, String> first = told(alerts.toArray(AlertRow[]::new));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(alerts, new Random(seed));
            assertThat(told(alerts.toArray(AlertRow[]::new))).isEqualTo(first);
        }
    }

    @Test
    void whatIsRememberedSurvivesARestart() throws Exception {
        try (var before = harness();
                var after = new KeyedOneInputStreamOperatorTestHarness<String, AlertRow, AlertRow>(
                        new KeyedProcessOperator<>(new RollUpFunction()), AlertRow::institution, Types.STRING)) {
            before.processElement(LOAN, 0);
            after.initializeState(before.snapshot(1, 1));
            after.open();
            after.processElement(INSTITUTION, 0);
            assertThat(after.extractOutputValues())
                    .anyMatch(one -> one.id().equals("loan") && "parent".equals(one.rolledUpUnder()));
        }
    }

    /** The parent each alert ends with; "" for none. */
    private static Map<String, String> told(AlertRow... alerts) throws Exception {
        Map<String, String> last = new HashMap<>();
        try (var harness = harness()) {
            for (AlertRow alert : alerts) {
                harness.processElement(alert, 0);
            }
            for (AlertRow one : harness.extractOutputValues()) {
                String parent = one.rolledUpUnder();
                last.put(one.id(), parent == null ? "" : parent);
            }
        }
        return last;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, AlertRow, AlertRow> harness() throws Exception {
        return ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new RollUpFunction(), AlertRow::institution, Types.STRING);
    }

    private static AlertRow child(String id, SubjectType type, String subject, int first, int last) {
        return alert(id, "pooling.loan", type, subject, first, last, PARENT);
    }

    private static AlertRow alert(String id, String rule, SubjectType type, String subject, int first, int last) {
        return alert(id, rule, type, subject, first, last, null);
    }

    private static AlertRow alert(
            String id, String rule, SubjectType type, String subject, int first, int last, String under) {
        return new AlertRow(
                id,
                rule,
                1,
                "pooling",
                Severity.HIGH,
                "A",
                type,
                subject,
                subject,
                "题",
                "title",
                "说",
                "says",
                "[]",
                "x > 1",
                "{}",
                "{}",
                new long[] {1},
                new String[0],
                first,
                first,
                last == AlertRow.OPEN ? null : "cleared",
                last,
                under,
                null);
    }
}
