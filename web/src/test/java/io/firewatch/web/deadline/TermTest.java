package io.firewatch.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.table.WorkingDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {
    private static final WorkingDays CALENDAR = WorkingDays.shipped();
    private static final Clocks CLOCKS = Clocks.load(new BureauFiles(null));

    @ParameterizedTest
    @CsvSource({
        "critical, acknowledge, 2026-05-28T23:30, 2026-05-29T01:30, two hours run over midnight",
        "critical, find, 2026-05-29T18:00, 2026-05-30T18:00, and into the weekend",
        "high, acknowledge, 2026-04-30T17:00, 2026-05-01T17:00, and into a holiday",
        "high, find, 2026-05-29T18:00, 2026-06-03T23:59:59, three working days from a Friday evening",
        "high, find, 2026-04-30T09:00, 2026-05-08T23:59:59, from the eve of Labour Day",
        "high, find, 2026-05-06T09:00, 2026-05-09T23:59:59, ending on a Saturday made up",
        "high, find, 2026-05-09T09:00, 2026-05-13T23:59:59, beginning on it",
        "medium, acknowledge, 2026-05-31T23:59:59, 2026-06-03T23:59:59, a Sunday is no day",
        "medium, acknowledge, 2026-06-01T00:00, 2026-06-04T23:59:59, but a Monday is the first",
        "medium, find, 2026-02-13T12:00, 2026-03-05T23:59:59, ten working days around Spring Festival",
        "low, find, 2026-09-01T08:00, 2026-10-13T23:59:59, the monthly list after National Day"
    })
    void endsWhenItShould(String severity, String what, LocalDateTime raised, LocalDateTime due, String why) {
        Clocks.Clock clock = CLOCKS.of(Severity.ofId(severity));
        Term term = what.equals("find") ? clock.find() : clock.acknowledge();
        assertThat(term.after(at(raised), CALENDAR)).as(why).isEqualTo(at(due));
    }

    @Test
    void countsDaysInBeijing() {
        // 16:30 in London is past midnight in Beijing.
        Instant evening = Instant.parse("2026-05-28T16:30:00Z");
        assertThat(new Term.Days(3).after(evening, CALENDAR)).isEqualTo(Instant.parse("2026-06-01T15:59:59Z"));
        assertThat(new Term.Working(1).after(evening, CALENDAR)).isEqualTo(Instant.parse("2026-06-01T15:59:59Z"));
    }

    @Test
    void saysNothingBeyondTheCalendar() {
        Instant late = at(LocalDateTime.of(2026, 12, 30, 9, 0));
        assertThatExceptionOfType(WorkingDays.UnknownYear.class)
                .isThrownBy(() -> new Term.Working(3).after(late, CALENDAR));
        assertThat(new Term.Hours(24).after(late, CALENDAR)).isEqualTo(at(LocalDateTime.of(2026, 12, 31, 9, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 hours",
                "24 hours",
                "3 days",
                "3 working days",
                "10 working days",
                "working day 5 of the next month"
            })
    void saysWhatIsOverAsEachTermDoesByItself(String text) {
        Term term = Term.parse(text);
        Instant first = at(LocalDateTime.of(2026, 1, 1, 0, 0));
        for (int hours = 0; hours < 24 * 364; hours += 61) {
            Instant now = at(LocalDateTime.of(2026, 3, 1, 0, 0).plusHours(hours));
            Instant before = term.overBefore(now, CALENDAR);
            for (Instant start = first; start.isBefore(now); start = start.plus(Duration.ofHours(17))) {
                assertThat(start.isBefore(before))
                        .as("%s from %s at %s", text, start, now)
                        .isEqualTo(isOver(term, start, now));
            }
        }
    }

    /** What nobody can tell the end of is not over. */
    private static boolean isOver(Term term, Instant start, Instant now) {
        try {
            return now.isAfter(term.after(start, CALENDAR));
        } catch (WorkingDays.UnknownYear e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30T23:59, false",
        "2026-10-01T00:00, true",
        "2026-12-31T23:59, true",
        "2027-03-01T09:00, true",
    })
    void asksForTheNextYearFromOctoberOn(LocalDateTime now, boolean missing) {
        CalendarEnd end = new CalendarEnd(CALENDAR, Clock.fixed(at(now), BusinessTime.ZONE));
        assertThat(end.missingYear()).isEqualTo(missing ? OptionalInt.of(2027) : OptionalInt.empty());
    }

    @Test
    void isContentOnceABureauAddsTheYear(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("working-days.csv"),
                "year,kind,name,from,to,mark\n2027,off,a festival,2027-01-01,2027-01-01,LAW\n");
        WorkingDays calendar = new BureauFiles(folder).workingDays();
        Instant december = at(LocalDateTime.of(2026, 12, 30, 9, 0));
        assertThat(new CalendarEnd(calendar, Clock.fixed(december, BusinessTime.ZONE)).missingYear())
                .isEmpty();
        assertThat(new Term.Working(2).after(december, calendar))
                .isEqualTo(at(LocalDateTime.of(2027, 1, 4, 23, 59, 59)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0 days", "2hours", "3 weeks", "working day 0 of the next month"})
    void refusesWhatIsNoTerm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Term.parse(text)).withMessageContaining("working days");
    }

    @Test
    void aBureausFileStandsInForTheShippedOne(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("clocks.yaml"),
                """
                critical: {acknowledge: 1 hour, find: 12 hours, why: ours, mark: DEF}
                high: {acknowledge: 1 hour, find: 12 hours, why: ours, mark: DEF}
                medium: {acknowledge: 1 hour, find: 2 working days, why: ours, mark: DEF}
                low: {acknowledge: 1 hour, find: whenever, why: ours, mark: DEF}
                """);
        assertThatExceptionOfType(RuleErrors.class)
                .isThrownBy(() -> Clocks.load(new BureauFiles(folder)))
                .withMessageContaining("clocks.yaml:4");
        Files.writeString(
                folder.resolve("clocks.yaml"),
                Files.readString(folder.resolve("clocks.yaml")).replace("whenever", "3 days"));
        assertThat(Clocks.load(new BureauFiles(folder)).of(Severity.LOW).find()).isEqualTo(new Term.Days(3));
    }

    @Test
    void theLadderAndTheReferralAreReadWhole() {
        BureauFiles files = new BureauFiles(null);
        Ladder ladder = Ladder.load(files);
        assertThat(ladder.rungs())
                .extracting(Ladder.Rung::id)
                .startsWith("watch")
                .endsWith("refer");
        assertThat(ladder.rungs().subList(1, ladder.rungs().size()))
                .allSatisfy(rung -> assertThat(rung.basis()).as(rung.id()).isNotEmpty());
        assertThat(ReferralClocks.load(files).clocks())
                .extracting(ReferralClocks.Clock::kind)
                .containsExactly(
                        "referral-decision", "hand-over", "police-receipt", "police-decision", "reconsideration");
    }

    @Test
    void aLetterIsFilledAndAnUnknownPlaceRefused(@TempDir Path folder) throws IOException {
        LetterTemplates.Template inquiry =
                LetterTemplates.load(new BureauFiles(null)).find("inquiry").orElseThrow();
        Map<String, String> values = new HashMap<>();
        LetterTemplates.PLACES.forEach(place -> values.put(place, place.equals("remarks") ? "" : "<" + place + " $1>"));
        assertThat(inquiry.fill("en", values))
                .startsWith("To <lender $1> (institution code <lender-code $1>)")
                .endsWith("<bureau $1>\n<date $1>")
                .doesNotContain("{")
                .doesNotContain("\n\n\n");
        Files.writeString(
                folder.resolve("letters.yaml"),
                """
                bureau: {zh: 局, en: Bureau}
                letters:
                  - id: inquiry
                    series: 询
                    title: {zh: 函, en: Letter}
                    within: 3 days
                    grace: 1 day
                    body: {zh: '{lender}', en: '{lendre}'}
                """);
        assertThatExceptionOfType(RuleErrors.class)
                .isThrownBy(() -> LetterTemplates.load(new BureauFiles(folder)))
                .withMessageContaining("letters.yaml:8")
                .withMessageContaining("{lendre}");
    }

    private static Instant at(LocalDateTime beijing) {
        return beijing.atZone(BusinessTime.ZONE).toInstant();
    }
}
