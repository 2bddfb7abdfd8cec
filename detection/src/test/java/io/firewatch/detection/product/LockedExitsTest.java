package io.firewatch.detection.product;

import static io.firewatch.detection.loan.Loans.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.detection.loan.PrincipalCurve;
import io.firewatch.model.indicator.LocksIndicator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How lenders leave a product of loans of a year (R05c). */
class LockedExitsTest {
    private final List<Purchase> moves = new ArrayList<>();
    private final List<PlacedClaim> claims = new ArrayList<>();
    private long seq;

    @Test
    void exitsOnTheDayTheLockEndsAreArranged() {
        sold("a", 30, 30);
        sold("b", 30, 35);
        sold("c", 30, 36);

        double[] last = on(36);
        assertThat(last[LocksIndicator.LOCK_GAP_SHARE.ordinal()]).isEqualTo(1);
        assertThat(last[LocksIndicator.EXITS.ordinal()]).isEqualTo(3);
        assertThat(last[LocksIndicator.ARRANGED_EXIT_SHARE.ordinal()]).isEqualTo(2.0 / 3, within(1e-9));
    }

    @Test
    void repaymentsAreExitsThatNobodyArranged() {
        sold("a", 30, 30);
        moves.add(new Purchase("b", day(30), -300_000, ++seq));

        assertThat(on(30)[LocksIndicator.ARRANGED_EXIT_SHARE.ordinal()]).isEqualTo(0.25);
    }

    @Test
    void whatTheProductPaysForASoldClaimIsTheSameExit() {
        sold("a", 30, 30);
        moves.add(new Purchase("a", day(30), -100_000, ++seq));

        assertThat(on(30)[LocksIndicator.EXITS.ordinal()]).isEqualTo(1);
        assertThat(on(30)[LocksIndicator.ARRANGED_EXIT_SHARE.ordinal()]).isEqualTo(1);
    }

    @Test
    void anExitOfAMonthAgoNoLongerCounts() {
        sold("a", 30, 30);

        assertThat(on(60)[LocksIndicator.EXITS.ordinal()]).isZero();
    }

    @Test
    void aLockUntilHalfAYearBeforeTheEndIsNoGap() {
        sold("a", 180, 180);
        assertThat(on(180)[LocksIndicator.LOCK_GAP_SHARE.ordinal()]).isZero();

        claims.clear();
        sold("a", 179, 179);
        assertThat(on(179)[LocksIndicator.LOCK_GAP_SHARE.ordinal()]).isEqualTo(1);
    }

    @Test
    void aClaimThatNeverMayBeSoldHasNoLock() {
        claim("a", LoanClaim.NO_LOCK, 40);

        assertThat(on(40)[LocksIndicator.LOCK_GAP_SHARE.ordinal()]).isZero();
        assertThat(on(40)[LocksIndicator.ARRANGED_EXIT_SHARE.ordinal()]).isZero();
    }

    private double[] on(int offset) {
        return new LockedExits(moves, claims).days().get(day(offset)).values();
    }

    private void sold(String lender, int lockedUntil, int soldOn) {
        claim(lender, day(lockedUntil), soldOn);
    }

    private void claim(String lender, int lockedUntil, int soldOn) {
        claims.add(new PlacedClaim(
                "L",
                "P",
                "c" + lender,
                lender,
                day(0),
                new StepSeries(new int[] {day(0), day(soldOn)}, new long[] {100_000, 0}),
                new PrincipalCurve(new int[] {day(360)}, new long[] {100_000}),
                lockedUntil,
                new StepSeries(new int[] {day(soldOn)}, new long[] {100_000}),
                false,
                ++seq));
    }
}
