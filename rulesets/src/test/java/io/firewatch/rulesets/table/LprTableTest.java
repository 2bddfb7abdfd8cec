package io.firewatch.rulesets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LprTableTest {
    @Test
    void aRateHoldsFromItsDayUntilTheNext() {
        assertThat(on("2020-04-19")).isEqualTo("0.0405");
        assertThat(on("2020-04-20")).isEqualTo("0.0385");
        assertThat(on("2021-12-19")).isEqualTo("0.0385");
        assertThat(on("2021-12-20")).isEqualTo("0.0380");
        assertThat(on("2030-01-01")).isEqualTo("0.0300");
    }

    @Test
    void beforeTheSeriesBeginsThereIsNone() {
        assertThat(LprTable.on(BusinessTime.day(LocalDate.of(2019, 8, 19)))).isEmpty();
        assertThat(on("2019-08-20")).isEqualTo("0.0425");
    }

    @Test
    void aWrongLineIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LprTable.parse("from,rate,mark\n2020-01-01,3.85,REC\n"))
                .withMessageContaining("lpr-1y.csv:2: a rate is a fraction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LprTable.parse("from,rate,mark\n2020-01-02,0.03,REC\n2020-01-01,0.03,REC\n"))
                .withMessageContaining(":3: days go from early to late");
    }

    private static String on(String day) {
        return LprTable.on(BusinessTime.day(LocalDate.parse(day))).orElseThrow().toPlainString();
    }
}
