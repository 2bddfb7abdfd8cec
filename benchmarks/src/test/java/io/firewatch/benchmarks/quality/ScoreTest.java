package io.firewatch.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.SubjectType;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void findsAPlantByPatternLenderAndSubjectAndCountsTheDays() {
        Score score = score(List.of(plant("usury", "A", "loan-1")), alert("usury", "A", "loan-1", Severity.HIGH, 3));

        assertThat(score.found()).singleElement().satisfies(found -> assertThat(found.delayDays())
                .isEqualTo(3));
        assertThat(score.missed()).isEmpty();
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void missesAPlantWhenTheAlertNamesAnotherSubjectButCallsThatAlertRight() {
        Score score = score(List.of(plant("usury", "A", "loan-1")), alert("usury", "A", "loan-2", Severity.HIGH, 0));

        assertThat(score.missed()).hasSize(1);
        assertThat(score.right()).hasSize(1);
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void callsAnAlertFalseWhereItsLenderHasNoPlantOfItsPattern() {
        Score score =
                score(List.of(plant("usury", "A", "loan-1")), alert("usury", "B", "loan-9", Severity.CRITICAL, 0));

        assertThat(score.wrong()).hasSize(1);
        assertThat(score.wrongOnClean()).hasSize(1);
    }

    @Test
    void findsABorrowerOfManyLendersAtAnyOfThem() {
        Score score = score(
                List.of(plant("over-limit", "A", "borrower")), alert("over-limit", "B", "borrower", Severity.HIGH, 0));

        assertThat(score.found()).hasSize(1);
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void holdsNoBlueAlertAgainstACleanLender() {
        Score score = score(List.of(), alert("over-limit", "B", "borrower", Severity.LOW, 0));

        assertThat(score.wrong()).isEmpty();
    }

    private static Score score(List<Sought> sought, AlertRow... alerts) {
        Trial trial = new Trial("a city", List.of(), Set.of("A", "B"), sought, List.of(), DAY, DAY.plusDays(60));
        return new Score(trial, List.of(alerts));
    }

    private static Sought plant(String pattern, String lender, String subject) {
        return new Sought("R11a", pattern, lender, Set.of(subject), DAY, "dear");
    }

    private static AlertRow alert(String pattern, String lender, String subject, Severity severity, int day) {
        SubjectType type = pattern.equals("over-limit") ? SubjectType.PARTY : SubjectType.LOAN;
        int episode = (int) DAY.toEpochDay() + day;
        return new AlertRow(
                pattern + lender + subject,
                pattern + ".one",
                1,
                pattern,
                severity,
                lender,
                type,
                subject,
                subject,
                "",
                "",
                "",
                "",
                "[]",
                "",
                "{}",
                "{}",
                new long[0],
                new String[0],
                episode,
                episode,
                null,
                AlertRow.OPEN,
                null,
                null);
    }
}
