package io.firewatch.detection.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.model.indicator.CustodyIndicator;
import io.firewatch.model.record.InstitutionFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustodyLedgerTest {
    private final Map<Integer, CustodyDay> days = new TreeMap<>();

    @Test
    void aWithdrawalPaidLaterThanThreeDaysIsLateOnTheDayItIsPaid() {
        Movement asked = new Movement(false, 10, 7, false, 500_00, 1);

        assertThat(StatementMatching.late("A", "serial/B1", List.of(asked, paid(13))))
                .isEmpty();
        assertThat(StatementMatching.late("A", "serial/B1", List.of(asked))).isEmpty();
        assertThat(StatementMatching.late("A", "serial/B1", List.of(asked, paid(14))))
                .contains(FlowFact.of("A", FlowKind.WITHDRAWN_LATE, 14, 500_00));
    }

    private static Movement paid(int day) {
        return new Movement(true, day, 7, false, 500_00, 2);
    }

    @Test
    void theGapIsTheLargerDifferenceOfTheTwoDirections() {
        said(10, true, 1_000_00, 900_00);
        said(10, false, 500_00, 550_00);

        assertThat(value(CustodyIndicator.CUSTODY_GAP, 10)).isEqualTo(100_00);
        assertThat(value(CustodyIndicator.CUSTODY_GAP_SHARE, 10)).isEqualTo(100.0 / 900, within(1e-9));
    }

    @Test
    void moneyOfAfterTheCutOffComesBackOnTheNextDay() {
        said(10, true, 1_000_00, 800_00);
        said(11, true, 1_000_00, 1_200_00);
        assertThat(value(CustodyIndicator.CUSTODY_GAP, 10)).isZero();
        assertThat(value(CustodyIndicator.CUSTODY_GAP, 11)).isZero();

        days.clear();
        long[] late = {0, 50_00, 80_00, 120_00, 30_00, 90_00, 0, 0};
        for (int i = 1; i < late.length; i++) {
            said(9 + i, true, 1_000_00, 1_000_00 - late[i] + late[i - 1]);
        }
        for (int day = 10; day < 16; day++) {
            assertThat(value(CustodyIndicator.CUSTODY_GAP, day))
                    .as("day " + day)
                    .isLessThanOrEqualTo(30_00);
        }
    }

    @Test
    void feesThatTheBankTakesWithinItsLineAreNoDifference() {
        said(10, false, 990_00, 1_000_00);
        said(11, false, 1_000_00, 990_00);
        said(12, false, 1_000_00, 970_00);
        for (int day = 10; day < 13; day++) {
            days.computeIfPresent(day, (one, said) -> said.plusFlow(23, 10_00, false));
        }

        assertThat(value(CustodyIndicator.CUSTODY_GAP, 10)).isZero();
        assertThat(value(CustodyIndicator.CUSTODY_GAP, 11)).isZero();
        assertThat(value(CustodyIndicator.CUSTODY_GAP, 12)).isEqualTo(20_00);
    }

    @Test
    void moneyMissingDayAfterDayDoesNotComeBack() {
        for (int day = 10; day < 15; day++) {
            said(day, true, 1_000_00, 980_00);
        }

        assertThat(value(CustodyIndicator.CUSTODY_GAP, 12)).isEqualTo(20_00);
    }

    @Test
    void withoutAStatementThereIsNothingToCompare() {
        days.put(10, CustodyDay.NOTHING.plusFlow(6, 100_00, false).plus(match(10, true, 100_00, 0)));

        assertThat(value(CustodyIndicator.CUSTODY_GAP, 10)).isNaN();
        said(11, true, 0, 0);
        assertThat(value(CustodyIndicator.CUSTODY_GAP, 10)).isZero();
    }

    @Test
    void flowsBeforeCustodyCountForThirtyDays() {
        days.put(
                10,
                CustodyDay.NOTHING
                        .plusFlow(6, 70_00, false)
                        .plusFlow(2, 30_00, false)
                        .plusFlow(7, 5_00, false));
        days.put(12, CustodyDay.NOTHING.plusFlow(6, 40_00, false));

        assertThat(value(CustodyIndicator.UNCUSTODIED_FLOWS, 12, custodyFrom(12)))
                .isEqualTo(100_00);
        assertThat(value(CustodyIndicator.UNCUSTODIED_FLOWS, 40, custodyFrom(12)))
                .isZero();
        assertThat(value(CustodyIndicator.UNCUSTODIED_FLOWS, 12, custodyFrom(10)))
                .isZero();
        assertThat(value(CustodyIndicator.UNCUSTODIED_FLOWS, 12)).isNaN();
    }

    @Test
    void onlyTypesEverSentWithASerialAreExpectedToHaveOne() {
        CustodyDay day = CustodyDay.NOTHING;
        for (int i = 0; i < 8; i++) {
            day = day.plusFlow(6, 1_00, true);
        }
        days.put(10, day.plusFlow(6, 1_00, false).plusFlow(6, 1_00, false).plusFlow(10, 1_00, false));

        assertThat(value(CustodyIndicator.UNSERIALLED_SHARE, 10)).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void idleCashIsComparedFromTheFirstBalanceOn() {
        days.put(10, CustodyDay.NOTHING.plusFlow(6, 999_00, false).stated(true, 5_000_00, 1));
        days.put(
                11,
                CustodyDay.NOTHING
                        .plusFlow(6, 500_00, false)
                        .plusFlow(2, 100_00, false)
                        .stated(true, 5_300_00, 2));

        assertThat(value(CustodyIndicator.IDLE_ABOVE_CUSTODY, 9)).isNaN();
        assertThat(value(CustodyIndicator.IDLE_ABOVE_CUSTODY, 10)).isZero();
        assertThat(value(CustodyIndicator.IDLE_ABOVE_CUSTODY, 11)).isEqualTo(100_00);
    }

    @Test
    void aSerialIsMatchedWhereverWithinDaysTheTwoSidesDateIt() {
        Movement ledger = new Movement(false, 10, 6, false, 100_00, 1);
        Movement bank = new Movement(true, 11, -1, true, 100_00, 2);

        StatementMatch match =
                StatementMatching.of("A", "serial/B1", List.of(bank, ledger)).orElseThrow();

        assertThat(match).isEqualTo(new StatementMatch("A", "serial/B1", 10, true, 100_00, 100_00, 1, 2, false));
        assertThat(match.isUnmatched()).isFalse();
    }

    @Test
    void aFailedWithdrawalComesBackOnBothSides() {
        StatementMatch match = StatementMatching.of(
                        "A",
                        "serial/B1",
                        List.of(
                                new Movement(false, 10, 7, false, 100_00, 1),
                                new Movement(false, 11, 7, false, -100_00, 2),
                                new Movement(true, 10, 7, false, 100_00, 3),
                                new Movement(true, 11, 7, true, 100_00, 4)))
                .orElseThrow();

        assertThat(match.ledgerFen()).isZero();
        assertThat(match.bankFen()).isZero();
    }

    @Test
    void movementsWithinTheAccountAreComparedOnlyWhereBothSidesNameThem() {
        assertThat(StatementMatching.of("A", "serial/B1", List.of(new Movement(false, 10, 2, false, 100_00, 1))))
                .isEmpty();
        assertThat(StatementMatching.of("A", "serial/B1", List.of(new Movement(true, 10, 2, false, 100_00, 1))))
                .isEmpty();
        assertThat(StatementMatching.of(
                                "A",
                                "serial/B1",
                                List.of(
                                        new Movement(false, 10, 2, false, 100_00, 1),
                                        new Movement(true, 10, 2, false, 90_00, 2)))
                        .orElseThrow()
                        .isUnmatched())
                .isTrue();
    }

    private void said(int day, boolean in, long ledger, long bank) {
        CustodyDay before = days.getOrDefault(day, CustodyDay.NOTHING);
        days.put(day, before.stated(false, 0, 1).plus(match(day, in, ledger, bank)));
    }

    private static StatementMatch match(int day, boolean in, long ledger, long bank) {
        return new StatementMatch("A", "day/" + day, day, in, ledger, bank, 0, 0, false);
    }

    private double value(CustodyIndicator indicator, int day) {
        return value(indicator, day, null);
    }

    private double value(CustodyIndicator indicator, int day, @Nullable InstitutionFacts facts) {
        return new CustodyLedger(days, facts).values(day)[indicator.ordinal()];
    }

    private static InstitutionFacts custodyFrom(int day) {
        return new InstitutionFacts(
                "示例", "p2p", "示例区", "", "", null, null, "示例银行", day, false, null, null, null, null, false);
    }
}
