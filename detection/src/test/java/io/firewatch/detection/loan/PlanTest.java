package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static io.firewatch.detection.loan.Loans.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.model.record.RepayPlan;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void aPlanWithMissingInstalmentsIsWaitedFor() {
        assertThat(Plan.curve(received(row(1, 2, 30, "500")))).isEmpty();
    }

    @Test
    void lifeIsWeightedByPrincipalSoThatAmortisingLoansAreTreatedFairly() {
        PrincipalCurve curve =
                Plan.curve(received(row(1, 2, 30, "500"), row(2, 2, 60, "500"))).orElseThrow();

        assertThat(curve.remainingLife(day(0))).isEqualTo(45);
        assertThat(curve.remainingLife(day(30))).isEqualTo(30);
        assertThat(curve.remainingLife(day(60))).isZero();
    }

    @Test
    void theRestOfAnOldLoansPlanIsWholeWhenItIsAllThatIsLeft() {
        Listing old = Loans.loan("1000", "400", 1, day(-300));
        Collection<PlanIssue> rest = received(row(4, 5, 30, "200"), row(5, 5, 60, "200"));

        assertThat(Plan.curve(rest, old).orElseThrow().dueDays()).containsExactly(day(30), day(60));
        assertThat(Plan.curve(received(row(4, 5, 30, "200")), old)).isEmpty();
        assertThat(Plan.curve(rest, Loans.loan("400"))).isEmpty();
    }

    @Test
    void aReplacedPlanWithFewerInstalmentsLeavesNoStaleRows() {
        PrincipalCurve curve = Plan.curve(received(
                        row(1, 3, 30, "300"),
                        row(2, 3, 60, "300"),
                        row(3, 3, 90, "400"),
                        row(1, 2, 30, "300"),
                        row(2, 2, 35, "700")))
                .orElseThrow();

        assertThat(curve.dueDays()).containsExactly(day(30), day(35));
        assertThat(curve.fen()).containsExactly(fen("300"), fen("700"));
    }

    @Test
    void anExtensionDoesNotLengthenTheLifeAProductWasBuiltOn() {
        PrincipalCurve curve = Plan.curve(received(row(1, 1, 90, "1000"), row(1, 2, 90, "0"), row(2, 2, 180, "1000")))
                .orElseThrow();

        assertThat(curve.remainingLife(day(0))).isEqualTo(90);
    }

    @Test
    void theShareAfterAProductsEndIsOfWhatIsStillDue() {
        PrincipalCurve curve =
                Plan.curve(received(row(1, 2, 30, "250"), row(2, 2, 60, "750"))).orElseThrow();

        assertThat(curve.shareAfter(day(0), day(30))).isEqualTo(0.75, within(1e-9));
        assertThat(curve.shareAfter(day(30), day(59))).isEqualTo(1, within(1e-9));
    }

    private static Collection<PlanIssue> received(RepayPlan... rows) {
        Map<Integer, PlanIssue> issues = new TreeMap<>();
        long seq = 0;
        for (RepayPlan row : rows) {
            long next = ++seq;
            issues.compute(
                    row.issue(), (issue, known) -> known == null ? PlanIssue.of(row, next) : known.with(row, next));
        }
        return issues.values();
    }
}
