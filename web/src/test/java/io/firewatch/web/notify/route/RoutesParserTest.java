package io.firewatch.web.notify.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.deadline.BureauFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesParserTest {
    private static final String WHOLE =
            """
            desk: https://desk.example/
            stale-after: 7d
            quiet-hours: {hours: "22:00-07:00", except: [critical]}
            rosters:
              duty: {otherwise: [office-mail]}
            drill: {working-day: 5, at: "14:00", severity: high}
            inhibit:
              - when: {pattern: [run]}
                mutes: {pattern: [overdue], severity: [medium, low]}
            routes:
              - id: all
                match: {severity: [critical], pattern: [run], rule: [run.surge], district: [江北区], institution-type: [p2p], institution: [L001], hours: "18:00-08:00", days: off, staffed: duty}
                to: [duty, chat]
                wait: 30s
                interval: 10m
                group-by: [institution, pattern]
                continue: true
                quiet-hours: ignore
                ends: true
                escalate:
                  - {after: 15m, to: [head]}
                  - {after: 2h, to: [head, duty], every: 30m}
              - id: rest
                to: [duty]
                digest: "08:30"
                days: working
            """;

    @TempDir
    private Path folder;

    @Test
    void readsEverythingThatCanBeSaid() throws IOException {
        Routes routes = read(WHOLE);
        Match match = new Match(
                List.of(Severity.CRITICAL),
                List.of("run"),
                List.of("run.surge"),
                List.of("江北区"),
                List.of("p2p"),
                List.of("L001"),
                new Hours(LocalTime.of(18, 0), LocalTime.of(8, 0)),
                Days.OFF,
                "duty");
        assertThat(routes.desk()).isEqualTo("https://desk.example");
        assertThat(routes.staleAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(routes.quiet())
                .isEqualTo(
                        new QuietHours(new Hours(LocalTime.of(22, 0), LocalTime.of(7, 0)), List.of(Severity.CRITICAL)));
        assertThat(routes.rosters()).isEqualTo(Map.of("duty", List.of("office-mail")));
        assertThat(routes.drill()).isEqualTo(new Drill(5, LocalTime.of(14, 0), Severity.HIGH));
        assertThat(routes.inhibitions()).hasSize(1);
        assertThat(routes.routes().get(0))
                .isEqualTo(new Route(
                        "all",
                        match,
                        List.of("duty", "chat"),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        List.of(Route.GroupBy.INSTITUTION, Route.GroupBy.PATTERN),
                        true,
                        null,
                        Days.ALL,
                        false,
                        true,
                        List.of(
                                new Rung(Duration.ofMinutes(15), List.of("head"), null),
                                new Rung(Duration.ofHours(2), List.of("head", "duty"), Duration.ofMinutes(30)))));
        assertThat(routes.routes().get(1).digest()).isEqualTo(LocalTime.of(8, 30));
        assertThat(routes.routes().get(1).groupBy()).isEmpty();
        assertThat(routes.receivers()).containsExactlyInAnyOrder("chat", "head", "office-mail");
    }

    @Test
    void whatIsShippedReadsAndReachesEverySeverityAndPattern() {
        Routes shipped = Routes.load(new BureauFiles(null));
        for (Severity severity : Severity.values()) {
            for (String pattern : Patterns.ALL) {
                Subject any = new Subject("a", severity, pattern, "a.rule", "L001", "p2p", "江北区");
                assertThat(shipped.routes()).anyMatch(route -> route.match().fits(any));
            }
        }
        assertThat(shipped.receivers()).containsExactly("desk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    severity: [critical]|severity: [purple]|'severity ''purple'' is none of'
                    pattern: [run], rule|pattern: [runs], rule|'pattern ''runs'' is none of'
                    institution-type: [p2p]|institution-type: [bank]|'institution type ''bank'' is none of'
                    hours: "18:00-08:00"|hours: "18-8"|'hours are written 22:00-07:00'
                    staffed: duty}|staffed: nobody}|'there is no roster ''nobody'''
                    wait: 30s|wait: soon|'''soon'' is no length of time'
                    after: 2h|after: 10m|'each rung comes later than the one before'
                    every: 30m|every: 30s|'more often than once a minute'
                    to: [duty, chat]|to: []|'goes to nobody'
                    id: rest|id: all|'there is a route ''all'' already'
                    group-by: [institution, pattern]|group-by: [colour]|'group-by ''colour'' is none of'
                    digest: "08:30"|digest: noon|'''noon'' is no time of day'
                    quiet-hours: ignore|quiet-hours: sometimes|'is neither keep nor ignore'
                    working-day: 5|working-day: 40|'is 1 to 20'
                    {otherwise: [office-mail]}|{otherwise: [duty]}|'is a roster, and may be empty as well'
                    continue: true|kontinue: true|'unknown key ''kontinue'''
                    desk: https://desk.example/|desk: desk.example|'must be the address of the desk'
                    """)
    void refusesWhatCannotBeFollowedNamingTheLine(String right, String wrong, String fault) {
        assertThat(WHOLE).contains(right);
        String broken = WHOLE.replace(right, wrong);
        RuleErrors errors = catchThrowableOfType(RuleErrors.class, () -> read(broken));
        assertThat(errors).hasMessageContaining(fault);
        int line = errors.problems().get(0).at().line();
        assertThat(errors.getMessage()).contains("routes.yaml:" + line + ":");
        assertThat(line).isBetween(1, (int) broken.lines().count());
    }

    private Routes read(String yaml) throws IOException {
        Files.writeString(folder.resolve("routes.yaml"), yaml);
        return Routes.load(new BureauFiles(folder));
    }
}
