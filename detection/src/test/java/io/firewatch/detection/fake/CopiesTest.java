package io.firewatch.detection.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void theFifthCopyOfAnotherBorrowerCounts() {
        WordsUse mine = use("S0", "me", 10);

        assertThat(level(mine, 4)).isEqualTo(StepSeries.NOTHING);
        assertThat(level(mine, 5)).isEqualTo(new StepSeries(new int[] {15}, new long[] {5}));
        assertThat(level(mine, 9)).isEqualTo(new StepSeries(new int[] {15}, new long[] {5}));
    }

    @Test
    void ownLoansAndThoseOfOtherQuartersDoNot() {
        WordsUse mine = use("S0", "me", 100);
        List<WordsUse> all = new ArrayList<>(List.of(mine, use("S1", "me", 99), use("S2", "me", 101)));
        for (int i = 0; i < 5; i++) {
            all.add(use("T" + i, "other", 9));
            all.add(use("U" + i, "other", 191));
        }

        assertThat(Copies.of(mine, Copies.inOrder(all))).isEmpty();
    }

    @Test
    void itHoldsNotBeforeTheLoanItself() {
        WordsUse last = use("S9", "me", 60);
        List<WordsUse> all = new ArrayList<>(List.of(last));
        for (int i = 0; i < 5; i++) {
            all.add(use("T" + i, "other" + i, i));
        }

        assertThat(Copies.level(last, Copies.of(last, Copies.inOrder(all))).days())
                .containsExactly(60);
    }

    private static StepSeries level(WordsUse mine, int others) {
        List<WordsUse> all = new ArrayList<>(List.of(mine));
        for (int i = 1; i <= others; i++) {
            all.add(use("S" + i, "other" + i, 10 + i));
        }
        return Copies.level(mine, Copies.of(mine, Copies.inOrder(all)));
    }

    private static WordsUse use(String loan, String party, int day) {
        return new WordsUse(loan, party, day, "words");
    }
}
