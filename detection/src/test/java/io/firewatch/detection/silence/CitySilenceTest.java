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

    private void heard(String lender, int from, int to) {
        HeardDays days = lenders.getOrDefault(lender, HeardDays.NOTHING);
        for (int day = from; day <= to; day++) {
            days = days.with(new HeardDay(lender, DAY_0 + day, true));
        }
        lenders.put(lender, days);
    }

    private double value(String lender, SilenceIndicator indicator, int day) {
        return new CitySilence(lenders, notices).values(lender, DAY_0 + day)[indicator.ordinal()];
    }
}
