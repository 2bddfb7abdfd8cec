package io.firewatch.detection.concentration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.book.StepSeries;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void sharesFollowTheLevelsFromDayToDay() {
        Ranking ranking = new Ranking(
                Map.of(
                        "a", new StepSeries(new int[] {1, 5}, new long[] {6_000_000, 1_000_000}),
                        "b", new StepSeries(new int[] {2}, new long[] {3_000_000}),
                        "c", new StepSeries(new int[] {3, 4}, new long[] {1_000_000, 0})),
                3);

        ranking.moveTo(3);
        assertThat(ranking.share(1)).isEqualTo(0.6);
        assertThat(ranking.share(2)).isEqualTo(0.9);
        assertThat(ranking.hhi()).isCloseTo(0.36 + 0.09 + 0.01, within(1e-12));
        assertThat(ranking.size()).isEqualTo(3);

        ranking.moveTo(5);
        assertThat(ranking.total()).isEqualTo(4_000_000);
        assertThat(ranking.top(1)).containsExactly(new Ranking.Ranked("b", 3_000_000));
    }

    @Property
    void startingLaterMakesNoDifference(
            @ForAll @Size(12) int[] @Size(4) [] levels, @ForAll @IntRange(max = 12) int from) {
        Map<String, StepSeries> clients = new TreeMap<>();
        for (int client = 0; client < levels.length; client++) {
            TreeMap<Integer, Long> days = new TreeMap<>();
            for (int day = 0; day < levels[client].length; day++) {
                days.put(day, (long) (levels[client][day] & 0xffff));
            }
            clients.put("c" + client, StepSeries.ofLevels(days));
        }
        Ranking whole = new Ranking(clients, 0);
        Ranking late = new Ranking(clients, from);
        for (int day = 0; day < from; day++) {
            whole.moveTo(day);
        }
        for (int day = from; day < 13; day++) {
            whole.moveTo(day);
            late.moveTo(day);
            assertThat(late.top(9)).isEqualTo(whole.top(9));
            assertThat(late.total()).isEqualTo(whole.total());
        }
    }
}
