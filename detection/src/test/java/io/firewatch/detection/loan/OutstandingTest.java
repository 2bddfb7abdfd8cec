package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static io.firewatch.detection.loan.Loans.flow;
import static io.firewatch.detection.loan.Loans.loan;
import static io.firewatch.detection.loan.Loans.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutstandingTest {
    @Test
    void aListingThatIsOnlyRaisingOwesNothing() {
        assertThat(Outstanding.of(loan("500000.00"), List.of(status(0, 0), status(6, 1)), List.of()))
                .isEqualTo(StepSeries.NOTHING);
    }

    @Test
    void isOwedFromThePayoutAndFallsWithEachRepayment() {
        StepSeries owed =
                Outstanding.of(loan("1000.00"), List.of(status(6, 0), status(9, 2)), List.of(flow(18, 32, "400.00")));

        assertThat(owed.levelOn(day(1))).isZero();
        assertThat(owed.levelOn(day(2))).isEqualTo(fen("1000.00"));
        assertThat(owed.levelOn(day(32))).isEqualTo(fen("600.00"));
    }

    @Test
    void aLoanReportedAsRepaidOwesNothingThoughTheRepaymentIsLate() {
        StepSeries owed = Outstanding.of(loan("1000.00"), List.of(status(9, 0), status(3, 10)), List.of());

        assertThat(owed.levelOn(day(10))).isZero();
    }

    @Test
    void aReversalPutsBackWhatWasRepaid() {
        StepSeries owed = Outstanding.of(
                loan("1000.00"), List.of(status(9, 0)), List.of(flow(18, 5, "400.00"), flow(18, 6, "-400.00")));

        assertThat(owed.levelOn(day(6))).isEqualTo(fen("1000.00"));
    }

    @Test
    void compensationByAGuarantorDoesNotReduceIt() {
        StepSeries owed = Outstanding.of(loan("1000.00"), List.of(status(9, 0)), List.of(flow(27, 5, "400.00")));

        assertThat(owed.levelOn(day(5))).isEqualTo(fen("1000.00"));
    }

    @Test
    void aStockLoanOwesItsSurplus() {
        StepSeries owed = Outstanding.of(loan("1000.00", "300.00", 7, day(-400)), List.of(status(5, 0)), List.of());

        assertThat(owed.levelOn(day(0))).isEqualTo(fen("300.00"));
    }

    @Property(tries = 200)
    void doesNotDependOnTheOrderOfFacts(@ForAll long shuffle) {
        Listing listed = loan("1000.00");
        List<StatusChange> statuses = new ArrayList<>(
                List.of(status(0, 0), status(6, 0), status(1, 1), status(9, 2), status(5, 2), status(3, 60)));
        List<LoanFlow> flows = new ArrayList<>(
                List.of(flow(18, 30, "300"), flow(18, 30, "-300"), flow(18, 31, "300"), flow(18, 60, "700")));
        StepSeries inOrder = Outstanding.of(listed, statuses, flows);

        Collections.shuffle(statuses, new Random(shuffle));
        Collections.shuffle(flows, new Random(shuffle));

        assertThat(Outstanding.of(listed, statuses, flows)).isEqualTo(inOrder);
    }
}
