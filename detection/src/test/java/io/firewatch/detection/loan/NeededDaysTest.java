package io.firewatch.detection.loan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededDaysTest {
    @ParameterizedTest
    @CsvSource({
        "用于建设周期3年的项目, 1095",
        "资金周转十二个月, 360",
        "周转 90天, 90",
        "半年期经营周转, 183",
        "两年，先用6个月, 730",
        "2017年购置设备, 0",
        "下半年经营周转, 183",
        "上半年备货, 183",
        "用于后两年经营, 730",
        "上一年及前三年亏损, 0",
        "归还第一年贷款后再用八个月, 240",
        "补充流动资金, 0"
    })
    void thePeriodNamedIsTheNeed(String text, int days) {
        assertThat(NeededDays.in(text)).isEqualTo(days);
    }
}
