package io.firewatch.rulesets.episode;

import static io.firewatch.model.Severity.CRITICAL;
import static io.firewatch.model.Severity.HIGH;
import static io.firewatch.model.Severity.LOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final int[] THREE_DAYS = {10, 11, 12};

    @Test
    void opensAtOnceWithoutDuration() {
        assertThat(of(new int[] {5}, 5, 0, 0, HIGH)).containsExactly(new Episode(5, 5, 0, HIGH, true));
        assertThat(of(new int[] {5}, 5, 1, 0, HIGH)).containsExactly(new Episode(5, 5, 0, HIGH, true));
    }

    @Test
    void aVerdictHoldsUntilTheNextPoint() {
        assertThat(of(new int[] {5}, 7, 3, 0, HIGH)).containsExactly(new Episode(5, 7, 0, HIGH, true));
        assertThat(of(new int[] {5}, 6, 3, 0, HIGH)).isEmpty();
    }

    @Test
    void anEpisodeThatNeverReachedItsDurationYieldsNothing() {
        assertThat(of(new int[] {5, 7}, 30, 3, 10, HIGH, null)).isEmpty();
    }

    @Test
    void endsWhenAPointSaysNo() {
        assertThat(of(new int[] {5, 8}, 9, 3, 0, HIGH, null)).containsExactly(new Episode(5, 7, 0, HIGH, false));
    }

    @Test
    void takesTheGravestSeverityAndTheLastFiringPoint() {
        assertThat(of(THREE_DAYS, 12, 0, 0, HIGH, CRITICAL, LOW))
                .containsExactly(new Episode(10, 12, 2, CRITICAL, true));
    }

    @Test
    void firesOnThroughASilenceNoLongerThanAllowed() {
        int[] days = {1, 5, 7};
        assertThat(of(days, 7, 2, 2, HIGH, null, LOW)).containsExactly(new Episode(1, 7, 2, HIGH, true));
        assertThat(of(days, 7, 0, 1, HIGH, null, LOW))
                .containsExactly(new Episode(1, 4, 0, HIGH, false), new Episode(7, 7, 2, LOW, true));
    }

    @Test
    void staysOpenWhileTheSilenceMayStillEnd() {
        assertThat(of(new int[] {1, 5}, 6, 0, 2, HIGH, null)).containsExactly(new Episode(1, 4, 0, HIGH, true));
        assertThat(of(new int[] {1, 5}, 7, 0, 2, HIGH, null)).containsExactly(new Episode(1, 4, 0, HIGH, false));
    }

    @Test
    void theLastOfSeveralPointsOnOneDayCounts() {
        assertThat(of(new int[] {5, 5}, 6, 0, 0, HIGH, null)).isEmpty();
        assertThat(of(new int[] {5, 5}, 6, 0, 0, null, LOW)).containsExactly(new Episode(5, 6, 1, LOW, true));
    }

    @Test
    void noPointsNoEpisodes() {
        assertThat(of(new int[0], 6, 0, 0)).isEmpty();
    }

    @Test
    void refusesDaysOutOfOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(new int[] {5, 4}, 6, 0, 0, HIGH, LOW));
    }

    /** A plain reading of the rule, day by day. */
    @Property(seed = "20160824")
    void agreesWithWalkingTheDays(
            @ForAll("daily") List<Severity> daily,
            @ForAll @IntRange(max = 5) int forDays,
            @ForAll @IntRange(max = 4) int keep) {
        List<Episode> walked = new ArrayList<>();
        int held = 0;
        int silent = 0;
        boolean open = false;
        Severity gravest = null;
        int last = 0;
        int start = 0;
        for (int day = 0; day < daily.size(); day++) {
            Severity verdict = daily.get(day);
            if (verdict == null) {
                silent++;
                held = 0;
                if (open && silent > keep) {
                    walked.add(new Episode(start, last, last, gravest, false));
                    open = false;
                }
                gravest = open ? gravest : null;
                continue;
            }
            start = !open && held == 0 ? day : start;
            held++;
            silent = 0;
            gravest = gravest == null || verdict.isGraverThan(gravest) ? verdict : gravest;
            last = day;
            open |= held >= forDays;
        }
        if (open) {
            walked.add(new Episode(start, last, last, gravest, true));
        }
        assertThat(Episodes.of(days(daily.size()), daily.toArray(Severity[]::new), daily.size() - 1, forDays, keep))
                .isEqualTo(walked);
    }

    @Property(seed = "20160824")
    void splittingAndRepeatingEqualPointsChangesNothing(
            @ForAll("daily") List<Severity> daily,
            @ForAll @IntRange(max = 5) int forDays,
            @ForAll @IntRange(max = 4) int keep,
            @ForAll @IntRange(min = 1, max = 3) int copies) {
        List<Integer> changes = new ArrayList<>();
        List<Severity> verdicts = new ArrayList<>();
        List<Integer> repeated = new ArrayList<>();
        List<Severity> repeatedVerdicts = new ArrayList<>();
        for (int day = 0; day < daily.size(); day++) {
            if (day == 0 || daily.get(day) != daily.get(day - 1)) {
                changes.add(day);
                verdicts.add(daily.get(day));
            }
            for (int i = 0; i < copies; i++) {
                repeated.add(day);
                repeatedVerdicts.add(daily.get(day));
            }
        }
        int through = daily.size() + 2;
        assertThat(told(Episodes.of(ints(repeated), repeatedVerdicts.toArray(Severity[]::new), through, forDays, keep)))
                .isEqualTo(told(Episodes.of(ints(changes), verdicts.toArray(Severity[]::new), through, forDays, keep)));
    }

    @Property(seed = "20160824")
    void lookingFurtherOnlyAddsOrCloses(
            @ForAll("daily") List<Severity> daily,
            @ForAll @IntRange(max = 5) int forDays,
            @ForAll @IntRange(max = 4) int keep) {
        int whole = daily.size();
        int part = (whole + 1) / 2;
        List<Episode> early =
                Episodes.of(days(part), daily.subList(0, part).toArray(Severity[]::new), part - 1, forDays, keep);
        List<Integer> later =
                Episodes.of(days(whole), daily.toArray(Severity[]::new), whole - 1, forDays, keep).stream()
                        .map(Episode::startDay)
                        .toList();
        assertThat(later).containsAll(early.stream().map(Episode::startDay).toList());
    }

    @Provide
    Arbitrary<List<Severity>> daily() {
        return Arbitraries.of(Severity.class)
                .injectNull(0.4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    /** Without the index of a point, which depends on how many points there are. */
    private static List<Episode> told(List<Episode> episodes) {
        return episodes.stream()
                .map(one -> new Episode(one.startDay(), one.lastDay(), 0, one.severity(), one.firing()))
                .toList();
    }

    private static int[] days(int count) {
        return java.util.stream.IntStream.range(0, count).toArray();
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Episode> of(int[] days, int through, int forDays, int keep, Severity... verdicts) {
        return Episodes.of(days, verdicts, through, forDays, keep);
    }
}
