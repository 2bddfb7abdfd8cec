package io.firewatch.detection.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.BorrowerLoan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One project at several lenders (R02). */
class SameProjectTest {
    private static final String PROJECT = "云津大道旧厂房改造成青年公寓项目一期";

    @Test
    void listedAgainElsewhereWithinAMonthIsOneProjectOnTwoPlatforms() {
        List<BorrowerLoan> loans = List.of(loan("A", PROJECT, 10, 190), loan("B", PROJECT, 40, 200));

        assertThat(platforms("A", loans, 40)).isEqualTo(2);
        assertThat(platforms("B", loans, 40)).isEqualTo(2);
        assertThat(SameProject.of("A", loans)).containsOnlyKeys(40, 190);
        assertThat(platforms("A", loans, 190)).isZero();
        assertThat(SameProject.of("A", loans).get(40).values()[1]).isEqualTo(60_000_000);
    }

    @Test
    void aMonthAndADayLaterIsNot() {
        assertThat(SameProject.of("A", List.of(loan("A", PROJECT, 10, 190), loan("B", PROJECT, 41, 200))))
                .isEmpty();
    }

    @Test
    void whatFailedBeforeIsNotOpen() {
        assertThat(SameProject.of("B", List.of(loan("A", PROJECT, 10, 15), loan("B", PROJECT, 15, 200))))
                .isEmpty();
    }

    @Test
    void oneLenderOrOtherWordsOrNoneAreNot() {
        assertThat(SameProject.of(
                        "A",
                        List.of(
                                loan("A", PROJECT, 10, 190),
                                loan("A", PROJECT, 12, 190),
                                loan("B", "城东老宅翻修屋顶与围墙", 12, 190),
                                loan("C", "", 12, 190))))
                .isEmpty();
        assertThat(SameProject.of("A", List.of(loan("A", "", 10, 190), loan("B", "", 12, 190))))
                .isEmpty();
    }

    private static double platforms(String lender, List<BorrowerLoan> loans, int day) {
        return SameProject.of(lender, loans).get(day).values()[0];
    }

    private static BorrowerLoan loan(String lender, String project, int listed, int ended) {
        return new BorrowerLoan(
                lender,
                "party",
                lender + listed,
                listed,
                listed,
                180,
                0,
                30_000_000,
                project,
                ended,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                false,
                true,
                listed);
    }
}
