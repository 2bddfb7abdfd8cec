package io.firewatch.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellsTest {
    @Test
    void quotesEveryCell() {
        assertThat(CsvCells.row(List.of("a", "say \"b\", c", "line\nbreak")))
                .isEqualTo("\"a\",\"say \"\"b\"\", c\",\"line\nbreak\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void makesTextOfWhatASpreadsheetWouldCompute(String text) {
        assertThat(CsvCells.row(List.of(text))).startsWith("\"'");
    }

    @Test
    void leavesANegativeNumberANumber() {
        assertThat(CsvCells.row(List.of("-12.50"))).isEqualTo("\"-12.50\"\r\n");
    }
}
