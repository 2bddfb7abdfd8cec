package io.firewatch.web.notify.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.deadline.BureauFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTestsTest {
    private static final Instant NIGHT = RouteTests.moment("2026-03-10 02:00");

    private final RouteEngine shipped =
            new RouteEngine(Routes.load(new BureauFiles(null)), new OfficeDays(WorkingDays.shipped()));

    @Test
    void theShippedRoutesPassTheirTests() throws IOException {
        try (InputStream in = RouteTests.class.getResourceAsStream("/casework/routes-tests.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<RouteTests.Outcome> outcomes =
                    RouteTests.parse(RouteTests.FILE, yaml).run(shipped, NIGHT);
            assertThat(outcomes)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(one -> assertThat(one.faults()).as(one.name()).isEmpty());
        }
    }

    @Test
    void saysWhoWasToldAndWhoWasNot() {
        List<String> faults = run(
                """
                tests:
                  - name: wrong in every way
                    staffed: {duty: [officer]}
                    alerts: [{id: a, severity: critical, acknowledged: 20m}]
                    expect:
                      - {after: 0s, to: officer, alerts: [a]}
                      - {after: 5m, to: officer, alerts: [a]}
                """);
        assertThat(faults)
                .containsExactly(
                        "nobody told officer of [a] after 5m",
                        "told officer of [a] after 15m by red, rung 1",
                        "(not told: a by red, rung 2: acknowledged)",
                        "(not told: a by red, rung 3: acknowledged)");
    }

    @Test
    void aTestWithoutATimeRunsAtTheTimeAskedFor() {
        String test =
                """
                tests:
                  - name: orange at whatever time
                    alerts: [{id: a, severity: high}]
                    expect: [{after: 1m, to: desk, alerts: [a]}]
                """;
        RouteTests tests = RouteTests.parse(RouteTests.FILE, test);
        assertThat(tests.run(shipped, RouteTests.moment("2026-03-10 10:00"))
                        .get(0)
                        .faults())
                .isEmpty();
        assertThat(tests.run(shipped, NIGHT).get(0).faults()).isNotEmpty();
    }

    @Test
    void refusesATestThatAsksForNothingOrForWhatIsNotThere() {
        assertThatThrownBy(() -> run("tests: [{name: a, alerts: [{id: a, severity: low}]}]"))
                .isInstanceOf(RuleErrors.class)
                .hasMessageContaining("say who hears of it");
        assertThatThrownBy(
                        () -> run(
                                """
                        tests:
                          - name: a
                            alerts: [{id: a, severity: low}]
                            expect: [{after: 0s, to: x, alerts: [b]}]
                        """))
                .isInstanceOf(RuleErrors.class)
                .hasMessageContaining("routes-tests.yaml:4:")
                .hasMessageContaining("the test has no alert 'b'");
    }

    private List<String> run(String yaml) {
        return RouteTests.parse(RouteTests.FILE, yaml)
                .run(shipped, NIGHT)
                .get(0)
                .faults();
    }
}
