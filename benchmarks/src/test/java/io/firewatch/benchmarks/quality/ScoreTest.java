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
    private static final LookAlike LOOK_ALIKE = new LookAlike("R11", "B", "very short loans");

    @Test
    void findsAPlantByItsSentenceLenderAndSubjectAndCountsTheDays() {
        Score score = score(
                List.of(plant("R11b", "A", "loan-1")), alert("usury.p2p-above-lpr", "A", "loan-1", Severity.HIGH, 3));

        assertThat(score.found()).singleElement().satisfies(found -> assertThat(found.delayDays())
                .isEqualTo(3));
        assertThat(score.missed()).isEmpty();
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void missesAPlantWhenTheAlertNamesAnotherSubjectButCallsThatAlertRight() {
        Score score = score(
                List.of(plant("R11b", "A", "loan-1")), alert("usury.p2p-above-lpr", "A", "loan-2", Severity.HIGH, 0));

        assertThat(score.missed()).hasSize(1);
        assertThat(score.right()).hasSize(1);
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void callsAnAlertFalseWhereItsLenderHasNoPlantOfItsSection() {
        Score score = score(
                List.of(plant("R11b", "A", "loan-1")),
                alert("usury.p2p-above-lpr", "B", "loan-9", Severity.CRITICAL, 0));

        assertThat(score.wrong()).hasSize(1);
        assertThat(score.wrongOnClean()).hasSize(1);
    }

    @Test
    void findsABorrowerOfManyLendersAtAnyOfThem() {
        Score score = score(
                List.of(plant("R02a", "A", "borrower")),
                alert("over-limit.across-platforms", "B", "borrower", Severity.HIGH, 0));

        assertThat(score.found()).hasSize(1);
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void holdsNoBlueAlertAgainstACleanLender() {
        Score score = score(List.of(), alert("over-limit.approaching", "B", "borrower", Severity.LOW, 0));

        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void missesAPlantWhenOnlyARuleOfAnotherSentenceSpeaks() {
        Score score = score(
                List.of(plant("R01b", "A", "borrower")),
                alert("over-limit.one-platform", "A", "borrower", Severity.HIGH, 0));

        assertThat(score.missed()).hasSize(1);
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void takesAnAlertAboutTheLenderForAPlantWithinIt() {
        Score score = score(
                List.of(plant("R06a", "A", "sister")),
                alert("self-financing.related-loans", "A", "A", Severity.HIGH, 0));

        assertThat(score.found()).hasSize(1);
    }

    @Test
    void countsTheDaysUntilSomebodyIsTold() {
        Score score = score(
                List.of(new Sought("R03a", "fund-pooling", "A", null, Set.of(), DAY, "pool")),
                alert("fund-pooling.unmatched-balance", "A", "A", Severity.CRITICAL, 1));

        assertThat(score.found()).singleElement().satisfies(found -> assertThat(found.delayDays())
                .isEqualTo(3));
    }

    @Test
    void saysWhichLookAlikesWereTakenForABreach() {
        Score score = score(List.of(), alert("usury.p2p-above-lpr", "B", "loan-9", Severity.HIGH, 0));

        assertThat(score.taken()).containsExactly(LOOK_ALIKE);
        assertThat(score(List.of()).taken()).isEmpty();
    }

    private static Score score(List<Sought> sought, AlertRow... alerts) {
        Trial trial = new Trial(
                "a city", List.of(), Set.of("A", "B"), sought, List.of(), List.of(LOOK_ALIKE), DAY, DAY.plusDays(60));
        return new Score(trial, List.of(alerts));
    }

    private static Sought plant(String letter, String lender, String subject) {
        SubjectType kind = letter.startsWith("R11") ? SubjectType.LOAN : SubjectType.PARTY;
        String pattern = letter.startsWith("R11") ? "usury" : "over-limit";
        return new Sought(letter, pattern, lender, kind, Set.of(subject), DAY, "planted");
    }

    private static AlertRow alert(String rule, String lender, String subject, Severity severity, int day) {
        SubjectType type = subject.equals(lender)
                ? SubjectType.INSTITUTION
                : subject.startsWith("loan") ? SubjectType.LOAN : SubjectType.PARTY;
        int episode = (int) DAY.toEpochDay() + day;
        return new AlertRow(
                rule + lender + subject,
                rule,
                1,
                rule.substring(0, rule.indexOf('.')),
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
