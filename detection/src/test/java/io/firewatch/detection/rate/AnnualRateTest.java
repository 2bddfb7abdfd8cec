package io.firewatch.detection.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.rate.AnnualRate.Dated;
import io.firewatch.model.BusinessTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class AnnualRateTest {
    /** The tolerance of the rules' caps; see usury.licensed-lender. */
    private static final double TOLERANCE = 0.005;

    @Test
    void twelvePaymentsOfTheSameDayOfTheMonthCarryTheStatedRate() {
        // 100,000.00 at 12 % over 12 months: 8,884.88 a month.
        List<Dated> flows = monthly(LocalDate.of(2026, 1, 31), 10_000_000, 888_488, 12);

        assertThat(AnnualRate.nominal(flows)).isEqualTo(0.12, within(0.0001));
        assertThat(AnnualRate.effective(flows)).isEqualTo(0.1268, within(0.0015));
    }

    @Test
    void aMonthIsAMonthInFebruaryToo() {
        assertThat(AnnualRate.nominal(monthly(LocalDate.of(2026, 1, 31), 10_000_000, 10_200_000, 1)))
                .isEqualTo(0.24, within(1e-6));
        assertThat(AnnualRate.nominal(monthly(LocalDate.of(2026, 7, 31), 10_000_000, 10_200_000, 1)))
                .isEqualTo(0.24, within(1e-6));
    }

    @Test
    void thirtyDaysAreAMonthWhereLendersCountSo() {
        int day = BusinessTime.day(LocalDate.of(2026, 1, 10));

        assertThat(AnnualRate.nominal(List.of(new Dated(day, 1_000_000), new Dated(day + 180, -1_126_162))))
                .isEqualTo(0.24, within(0.0001));
    }

    @Test
    void simpleInterestOfAWeek() {
        int day = BusinessTime.day(LocalDate.of(2026, 1, 10));
        List<Dated> flows = List.of(new Dated(day, 100_000), new Dated(day + 7, -101_000));

        // 1 % × 365 / 7
        assertThat(AnnualRate.simple(flows)).isEqualTo(0.5214, within(0.0001));
        assertThat(AnnualRate.effective(flows)).isEqualTo(0.6801, within(0.0001));
    }

    @Test
    void simpleInterestCountsWhatIsStillOwed() {
        // 1,000 for ten days, 500 for ten more: 15,000 yuan-days, 15 yuan of cost.
        List<Dated> flows = List.of(new Dated(0, 100_000), new Dated(10, -50_000), new Dated(20, -51_500));

        assertThat(AnnualRate.simple(flows)).isEqualTo(15 * 365 / 15_000.0, within(1e-9));
    }

    @Property
    void roundingToAYuanMovesALevelPaymentLoanLessThanTheTolerance(
            @ForAll @IntRange(min = 200, max = 5_000) int hundreds,
            @ForAll @IntRange(min = 5, max = 36) int percent,
            @ForAll @IntRange(min = 3, max = 36) int months) {
        long principal = hundreds * 10_000L;
        double monthly = percent / 1200.0;
        double exact = principal * monthly / (1 - Math.pow(1 + monthly, -months));
        long rounded = Math.round(exact);

        assertThat(AnnualRate.ofLevelPayments(principal, rounded, months)).isEqualTo(percent / 100.0, within(0.0005));
        assertThat(AnnualRate.ofLevelPayments(principal, (long) Math.ceil(exact / 100) * 100, months))
                .isBetween(percent / 100.0 - 1e-9, percent / 100.0 + TOLERANCE);
    }

    @Property
    void neitherOrderNorSplitPaymentsShowInTheLastDigit(
            @ForAll @IntRange(min = 3, max = 24) int months,
            @ForAll @IntRange(min = 1, max = 9_999) int interest,
            @ForAll Random random) {
        List<Dated> whole = monthly(LocalDate.of(2026, 1, 31), 10_000_000, 10_000_000 / months + interest, months);
        List<Dated> split = new ArrayList<>();
        for (Dated flow : whole) {
            split.add(new Dated(flow.day(), flow.fen() / 3));
            split.add(new Dated(flow.day(), flow.fen() - flow.fen() / 3));
        }
        Collections.shuffle(split, random);

        assertThat(AnnualRate.nominal(split)).isEqualTo(AnnualRate.nominal(whole));
        assertThat(AnnualRate.effective(split)).isEqualTo(AnnualRate.effective(whole));
        assertThat(AnnualRate.simple(split)).isEqualTo(AnnualRate.simple(whole));
    }

    /** Real applications, kept outside the project: {@code loan-terms/level-payment-loans.csv} under the folder named. */
    @Test
    @EnabledIfEnvironmentVariable(named = "FIREWATCH_DATA", matches = ".+")
    void theImpliedRateOfRealLoansIsTheStatedOne() throws IOException {
        Path file = Path.of(System.getenv("FIREWATCH_DATA"), "loan-terms", "level-payment-loans.csv");
        int loans = 0;
        int close = 0;
        int atCap = 0;
        int lifted = 0;
        double highest = 0;
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("row")) {
                continue;
            }
            double stated = Double.parseDouble(cells[2]);
            double implied = AnnualRate.ofLevelPayments(
                    Math.round(Double.parseDouble(cells[1]) * 100),
                    Math.round(Double.parseDouble(cells[4]) * 100),
                    Integer.parseInt(cells[3]));
            loans++;
            close += Math.abs(implied - stated) <= 0.005 ? 1 : 0;
            if (stated == 0.24) {
                atCap++;
                lifted += implied > 0.24 ? 1 : 0;
                highest = Math.max(highest, implied);
            }
        }
        System.out.printf(
                "%d loans, %d within 0.5 points; %d at 24 %%, %d of them above it, at most %.4f%n",
                loans, close, atCap, lifted, highest);
        assertThat(loans).isEqualTo(9_759);
        assertThat(close).isGreaterThanOrEqualTo(9_755);
        assertThat(highest).isLessThan(0.24 + TOLERANCE);
    }

    private static List<Dated> monthly(LocalDate start, long principal, long payment, int months) {
        List<Dated> flows = new ArrayList<>();
        flows.add(new Dated(BusinessTime.day(start), principal));
        for (int month = 1; month <= months; month++) {
            flows.add(new Dated(BusinessTime.day(start.plusMonths(month)), -payment));
        }
        return flows;
    }
}
