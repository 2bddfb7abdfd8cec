package io.firewatch.detection.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.fake.LoanTrait.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraitHoldersTest {
    private static final int EVER = Integer.MAX_VALUE;

    @Test
    void threeBorrowersOfOneAccountAreEnoughAndTwoAreNot() {
        List<LoanTrait> two = List.of(account("S1", "a", 1), account("S2", "b", 2), account("S3", "b", 3));
        List<LoanTrait> three = new ArrayList<>(two);
        three.add(account("S4", "c", 4));

        assertThat(TraitHolders.levels(two)).isEmpty();
        assertThat(TraitHolders.levels(three)).hasSize(4).allSatisfy((loan, level) -> assertThat(level)
                .isEqualTo(new StepSeries(new int[] {4}, new long[] {3})));
    }

    @Test
    void whatMoreThanTwentyShareIsAPayrollAccount() {
        List<LoanTrait> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(account("S" + i, "p" + i, i));
        }

        assertThat(TraitHolders.levels(many).get("S0")).isEqualTo(new StepSeries(new int[] {2, 20}, new long[] {3, 0}));
    }

    @Test
    void aPaymentAtAnotherSecondEndsIt() {
        List<LoanTrait> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(second("S" + i, "p" + i, 10, i == 0 ? 40 : EVER));
        }

        assertThat(TraitHolders.levels(all)).hasSize(20).allSatisfy((loan, level) -> assertThat(level)
                .isEqualTo(new StepSeries(new int[] {10, 40}, new long[] {20, 0})));
        all.remove(19);
        assertThat(TraitHolders.levels(all)).isEmpty();
    }

    private static LoanTrait account(String loan, String party, int from) {
        return new LoanTrait("L", Kind.ACCOUNT, "k", loan, party, from, EVER, 1);
    }

    private static LoanTrait second(String loan, String party, int from, int until) {
        return new LoanTrait("L", Kind.SECOND, "36000", loan, party, from, until, 1);
    }
}
