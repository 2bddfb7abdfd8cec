package io.firewatch.rulesets.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final int DAY = BusinessTime.day(LocalDate.of(2020, 1, 1));

    @Test
    void whatIsFoundTooEarlyIsAnAlertOnceThereIsHistoryWithoutAnythingNew() throws IOException {
        Timeline told = timeline("everything", DAY, DAY + 40, List.of(), DAY);

        assertThat(told.days()).containsExactly(DAY, DAY + 28);
        assertThat(told.alerts()).containsExactly(null, Severity.HIGH);
        assertThat(told.point(1)).isZero();
    }

    @Test
    void beforeThatTheDataDoNotSuffice() throws IOException {
        Timeline told = timeline("everything", DAY, DAY + 27, List.of(), DAY);

        assertThat(told.last()).isEqualTo(Standing.SHORT_HISTORY);
        assertThat(told.cutsAfter(DAY + 27)).containsExactly(DAY + 28);
    }

    @Test
    void anExceptionBeginsAndExpiresOnItsDays() throws IOException {
        Timeline told = timeline("dates", DAY, DAY + 10, List.of(new Timeline.Waiver(DAY + 2, DAY + 5)), DAY);

        assertThat(told.days()).containsExactly(DAY, DAY + 2, DAY + 6);
        assertThat(told.alerts()).containsExactly(Severity.HIGH, null, Severity.HIGH);
        assertThat(timeline("dates", DAY, DAY + 5, List.of(new Timeline.Waiver(DAY + 2, DAY + 5)), DAY)
                        .last())
                .isEqualTo(Standing.EXCEPTED);
    }

    @Test
    void aRuleBeginsToApplyBetweenTwoObservations() throws IOException {
        int begins = BusinessTime.day(LocalDate.of(2016, 8, 24));
        Timeline told = timeline("dates", begins - 3, begins + 3, List.of(), begins - 3);

        assertThat(told.days()).containsExactly(begins - 3, begins);
        assertThat(told.alerts()).containsExactly(null, Severity.HIGH);
    }

    @Test
    void aRuleForOtherInstitutionsSaysNothing() throws IOException {
        CompiledRule rule = rule("dates");
        Timeline told = Timeline.of(rule, InstitutionType.PAWN, found(DAY), DAY, DAY + 1, List.of());

        assertThat(told.last()).isEqualTo(Standing.NOTHING);
    }

    private static Timeline timeline(
            String rule, int foundOn, int through, List<Timeline.Waiver> waivers, int historyFrom) throws IOException {
        return Timeline.of(rule(rule), InstitutionType.P2P, found(foundOn), historyFrom, through, waivers);
    }

    private static Timeline.Verdicts found(int day) {
        return new Timeline.Verdicts(new int[] {day}, new Severity[] {Severity.HIGH}, new boolean[] {false});
    }

    private static CompiledRule rule(String name) throws IOException {
        return RuleCompiler.compile(
                RuleParser.parse(name, Files.readString(Path.of("src/test/resources/good", name, "rule.yaml"))));
    }
}
