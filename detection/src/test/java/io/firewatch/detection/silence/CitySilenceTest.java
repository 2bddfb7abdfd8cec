package io.firewatch.detection.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SilenceIndicator;
import io.firewatch.model.record.RegistryEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CitySilenceTest {
    /** Far from any festival. */
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 3, 2));

    private final Map<String, HeardDays> lenders = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    @Test
    void silenceIsCountedWhileTheOthersGoOn() {
        heard("A", 0, 39);
        heard("B", 0, 50);
        heard("C", 0, 50);

        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 39)).isZero();
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 40)).isEqualTo(1);
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 43)).isEqualTo(4);
        assertThat(value("A", SilenceIndicator.REPORTED_DAYS, 43)).isEqualTo(30);
        assertThat(value("B", SilenceIndicator.DAYS_SILENT, 50)).isZero();
    }

    @Test
    void anOutageThatSilencesMostOfTheCityIsNobodysSilence() {
        heard("A", 0, 39);
        heard("B", 0, 39);
        heard("C", 0, 39);
        heard("B", 42, 50);
        heard("C", 42, 50);

        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 41)).isZero();
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 42)).isEqualTo(1);
    }

    @Test
    void aLenderAloneInItsCityIsNeverCalledSilent() {
        heard("A", 0, 39);

        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 49)).isZero();
    }

    @Test
    void publicHolidaysDoNotCount() {
        int national = BusinessTime.day(LocalDate.of(2026, 10, 1)) - DAY_0;
        heard("A", national - 40, national - 1);
        heard("B", national - 40, national + 20);
        heard("C", national - 40, national + 20);

        assertThat(value("A", SilenceIndicator.DAYS_SILENT, national + 6)).isZero();
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, national + 7)).isEqualTo(1);
    }

    @Test
    void anAnnouncedExitHoldsOnAndMaintenanceForAWeek() {
        heard("A", 0, 39);
        notices.add(Notice.of("A", new RegistryEvent(DAY_0 + 10, RegistryEvent.MAINTENANCE, "")));
        notices.add(Notice.of("A", new RegistryEvent(DAY_0 + 30, RegistryEvent.ANNOUNCED_EXIT, "")));

        assertThat(value("A", SilenceIndicator.EXIT_ANNOUNCED, 9)).isZero();
        assertThat(value("A", SilenceIndicator.EXIT_ANNOUNCED, 16)).isEqualTo(1);
        assertThat(value("A", SilenceIndicator.EXIT_ANNOUNCED, 17)).isZero();
        assertThat(value("A", SilenceIndicator.EXIT_ANNOUNCED, 99)).isEqualTo(1);
    }

    @Test
    void transactionsMayStopWhileOtherRecordsCome() {
        heard("A", 0, 39);
        for (int day = 40; day <= 43; day++) {
            lenders.put("A", lenders.get("A").with(new HeardDay("A", DAY_0 + day, false)));
        }

        assertThat(value("A", SilenceIndicator.FLOW_SILENT_DAYS, 43)).isEqualTo(4);
        assertThat(value("A", SilenceIndicator.FLOW_REPORTED_DAYS, 43)).isEqualTo(30);
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 43)).isZero();
    }

    /** Day 0 is a Monday. */
    @Test
    void aLenderThatRestsAtWeekendsIsDailyAndItsWeekendsAreNoSilence() {
        heardOnWorkingDays("A", 0, 39);
        heard("B", 0, 60);
        heard("C", 0, 60);

        assertThat(value("A", SilenceIndicator.REPORTED_DAYS, 39)).isEqualTo(30);
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 41)).isZero();
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 42)).isEqualTo(1);
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 46)).isEqualTo(5);
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 48)).isEqualTo(5);
        assertThat(value("A", SilenceIndicator.REPORTED_DAYS, 48)).isEqualTo(30);
    }

    @Test
    void theWeekendOfALenderThatWorksOnItIsASilence() {
        heard("A", 0, 39);
        heard("B", 0, 60);
        heardOnWorkingDays("C", 0, 60);
        heardOnWorkingDays("D", 0, 60);

        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 41)).isEqualTo(2);
        assertThat(value("C", SilenceIndicator.DAYS_SILENT, 48)).isZero();
    }

    @Test
    void statesOfLoansOfBeforeTheFeedAreNoReports() {
        for (int day = -60; day < 30; day++) {
            lenders.put("A", lenders.getOrDefault("A", HeardDays.NOTHING).with(new HeardDay("A", DAY_0 + day, false)));
        }
        heard("A", 30, 39);
        heard("B", -60, 60);
        heard("C", -60, 60);

        assertThat(value("A", SilenceIndicator.REPORTED_DAYS, 42)).isEqualTo(10);
    }

    @Test
    void daysBeforeTheFirstReportAreNotReported() {
        heardOnWorkingDays("A", 21, 39);
        heard("B", 0, 60);
        heard("C", 0, 60);

        assertThat(value("A", SilenceIndicator.REPORTED_DAYS, 42)).isEqualTo(19);
    }

    @Test
    void aDayOfOurOwnOutageIsNoGapInALendersHabit() {
        for (String one : List.of("A", "B", "C")) {
            heard(one, 0, 20);
            heard(one, 22, 39);
        }
        heard("B", 40, 50);
        heard("C", 40, 50);

        assertThat(value("A", SilenceIndicator.REPORTED_DAYS, 42)).isEqualTo(30);
        assertThat(value("A", SilenceIndicator.DAYS_SILENT, 42)).isEqualTo(3);
    }

    @Test
    void transactionsThatRestAtWeekendsAreNotMissedThere() {
        heardOnWorkingDays("A", 0, 39);
        for (int day = 40; day <= 44; day++) {
            lenders.put("A", lenders.get("A").with(new HeardDay("A", DAY_0 + day, false)));
        }

        assertThat(value("A", SilenceIndicator.FLOW_SILENT_DAYS, 44)).isEqualTo(3);
        assertThat(value("A", SilenceIndicator.FLOW_REPORTED_DAYS, 44)).isEqualTo(30);
    }

    private void heard(String lender, int from, int to) {
        HeardDays days = lenders.getOrDefault(lender, HeardDays.NOTHING);
        for (int day = from; day <= to; day++) {
            days = days.with(new HeardDay(lender, DAY_0 + day, true));
        }
        lenders.put(lender, days);
    }

    private void heardOnWorkingDays(String lender, int from, int to) {
        for (int day = from; day <= to; day++) {
            if (day % 7 < 5) {
                heard(lender, day, day);
            }
        }
    }

    private double value(String lender, SilenceIndicator indicator, int day) {
        return new CitySilence(lenders, notices).values(lender, DAY_0 + day)[indicator.ordinal()];
    }
}
