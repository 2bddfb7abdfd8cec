package io.firewatch.detection.product;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.detection.loan.LoanProject;
import io.firewatch.detection.loan.PrincipalCurve;
import io.firewatch.model.indicator.PoolingIndicator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProductLedgerTest {
    @Test
    void moneyThatFoundItsClaimIsMatched() {
        ProductLedger ledger = ledger(90, List.of(bought("u", 0, "1000")), List.of(claim("u", 1, "1000", 90)));

        assertThat(ledger.unmatched(day(0))).isZero();
        assertThat(ledger.unmatched(day(1))).isZero();
        assertThat(ledger.outstanding(day(1))).isEqualTo(fen("1000"));
    }

    @Test
    void moneyWithoutAClaimIsIdleFromTheNextWorkingDayOn() {
        ProductLedger ledger = ledger(90, List.of(bought("u", 4, "1000")), List.of());

        assertThat(ledger.unmatched(day(6))).isZero();
        assertThat(ledger.unmatched(day(7))).isEqualTo(fen("1000"));
    }

    @Test
    void oneLendersSurplusOfClaimsDoesNotHideAnothersIdleMoney() {
        ProductLedger ledger =
                ledger(90, List.of(bought("u", 0, "1000"), bought("v", 0, "1000")), List.of(claim("u", 0, "2000", 90)));

        assertThat(ledger.unmatched(day(5))).isEqualTo(fen("1000"));
    }

    @Test
    void aProductOnLoansOfItsOwnLengthIsNoMismatchEvenInItsLastDays() {
        ProductLedger ledger = ledger(90, List.of(bought("u", 0, "1000")), List.of(claim("u", 2, "1000", 93)));

        for (int offset = 2; offset < 95; offset++) {
            double[] values = ledger.values(day(offset));
            boolean mismatched = values[PoolingIndicator.MATURITY_MISMATCH.ordinal()] > 1.5
                    && values[PoolingIndicator.MATURING_AFTER_SHARE.ordinal()] > 0.2;
            assertThat(mismatched).as("day %d", offset).isFalse();
        }
    }

    @Test
    void aShortProductOnLongLoansIsAMismatch() {
        ProductLedger ledger = ledger(90, List.of(bought("u", 0, "1000")), List.of(claim("u", 0, "1000", 360)));

        double[] values = ledger.values(day(0));

        assertThat(values[PoolingIndicator.ASSET_LIFE.ordinal()]).isEqualTo(360);
        assertThat(values[PoolingIndicator.MATURITY_MISMATCH.ordinal()]).isEqualTo(4, within(1e-9));
        assertThat(values[PoolingIndicator.MATURING_AFTER_SHARE.ordinal()]).isEqualTo(1, within(1e-9));
    }

    @Test
    void anAmortisingLoanIsJudgedByItsLifeNotByItsLastInstalment() {
        TreeMap<Integer, Long> live = new TreeMap<>(Map.of(day(0), fen("1200")));
        PrincipalCurve monthly = new PrincipalCurve(
                new int[] {day(30), day(60), day(90), day(120)},
                new long[] {fen("300"), fen("300"), fen("300"), fen("300")});
        PlacedClaim claim = new PlacedClaim(
                "L",
                "P",
                "c",
                "u",
                day(0),
                StepSeries.ofLevels(live),
                monthly,
                LoanClaim.NO_LOCK,
                StepSeries.NOTHING,
                false,
                1);

        double[] values =
                ledger(90, List.of(bought("u", 0, "1200")), List.of(claim)).values(day(0));

        assertThat(values[PoolingIndicator.ASSET_LIFE.ordinal()]).isEqualTo(75);
        assertThat(values[PoolingIndicator.MATURITY_MISMATCH.ordinal()]).isLessThan(1);
        assertThat(values[PoolingIndicator.MATURING_AFTER_SHARE.ordinal()]).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void moneyMatchedOnTheNextWorkingDayIsNotMoneyFirst() {
        // day 0 is a Monday, so day 4 is a Friday and day 7 the next Monday
        var verdicts = ledger(90, List.of(bought("u", 4, "1000")), List.of(claim("u", 7, "1000", 90)))
                .moneyFirst(day(30));

        assertThat(verdicts.values()).containsExactly(new ProductLedger.PurchaseVerdict(day(7), false));
    }

    @Test
    void moneyMatchedDaysLaterIsMoneyFirst() {
        var verdicts = ledger(90, List.of(bought("u", 0, "1000")), List.of(claim("u", 5, "1000", 90)))
                .moneyFirst(day(30));

        assertThat(verdicts.values()).containsExactly(new ProductLedger.PurchaseVerdict(day(1), true));
    }

    @Test
    void aSecondPurchaseIsServedByTheClaimsLeftOverFromTheFirst() {
        var verdicts = ledger(
                        90,
                        List.of(bought("u", 0, "1000"), bought("u", 7, "1000")),
                        List.of(claim("u", 0, "1000", 90), claim("u", 20, "1000", 90)))
                .moneyFirst(day(30));

        assertThat(verdicts.values().stream().map(ProductLedger.PurchaseVerdict::late))
                .containsExactlyInAnyOrder(false, true);
    }

    @Test
    void theLoanItselfStandsBehindItsMoneyUntilItHasClaims() {
        LoanProject loan = new LoanProject("L", "S", day(0), LoanProject.NOT_ENDED, fen("1000"));
        List<Purchase> bids = List.of(bought("u", 0, "600"), bought("v", 2, "400"), bought("w", 3, "500"));

        assertThat(new ProductLedger(90, bids, List.of(), loan).unmatched(day(8)))
                .isEqualTo(fen("500"));
        assertThat(new ProductLedger(90, bids, List.of(claim("u", 7, "600", 90), claim("v", 7, "400", 90)), loan)
                        .unmatched(day(8)))
                .isEqualTo(fen("500"));
        assertThat(new ProductLedger(90, bids, List.of(claim("u", 7, "600", 90)), loan).unmatched(day(8)))
                .isEqualTo(fen("900"));
    }

    @Test
    void moneyOfALoanThatFailedHasAWorkingDayToGoBack() {
        // it fails on a Friday
        LoanProject loan = new LoanProject("L", "S", day(0), day(4), fen("1000"));
        ProductLedger ledger = new ProductLedger(90, List.of(bought("u", 0, "1000")), List.of(), loan);

        assertThat(ledger.unmatched(day(6))).isZero();
        assertThat(ledger.unmatched(day(7))).isEqualTo(fen("1000"));
    }

    private static ProductLedger ledger(int term, List<Purchase> purchases, List<PlacedClaim> claims) {
        return new ProductLedger(term, purchases, claims, null);
    }

    private static Purchase bought(String party, int offset, String yuan) {
        return new Purchase(party, day(offset), fen(yuan), 100 + offset);
    }

    private static PlacedClaim claim(String party, int offset, String yuan, int dueOffset) {
        return new PlacedClaim(
                "L",
                "P",
                "|c" + party + offset,
                party,
                day(offset),
                StepSeries.ofLevels(new TreeMap<>(Map.of(day(offset), fen(yuan)))),
                new PrincipalCurve(new int[] {day(dueOffset)}, new long[] {fen(yuan)}),
                LoanClaim.NO_LOCK,
                StepSeries.NOTHING,
                false,
                200 + offset);
    }
}
