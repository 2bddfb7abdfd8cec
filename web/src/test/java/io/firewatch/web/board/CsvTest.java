package io.firewatch.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.web.board.Dataset.Column;
import io.firewatch.web.page.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final Column LENDER = new Column(
            "institution",
            "word",
            new Words("机构", "Institution"),
            "institution",
            "",
            "",
            "",
            "",
            Map.of("CERT1", Words.same("=cmd|' /C calc'!A0"), "CERT2", Words.same("甲,\"乙\"")),
            Map.of());
    private static final Column BALANCE = new Column(
            "balance", "number", new Words("余额", "Balance"), "", "money", "balance", "", "", Map.of(), Map.of());

    @Test
    void isReadByASpreadsheetAsWhatItIs() {
        Dataset data = new Dataset(
                List.of(LENDER, BALANCE),
                List.of(Arrays.asList("CERT1", -12_345_678.9), Arrays.asList("CERT2", null)),
                false,
                "2026-05-01",
                "2026-05-29",
                List.of(),
                List.of());
        assertThat(Csv.of(data, Language.EN))
                .isEqualTo("\uFEFF\"Institution\",\"Institution · institution\",\"Balance [money]\"\r\n"
                        + "\"'=cmd|' /C calc'!A0\",\"CERT1\",\"-12345678.9\"\r\n"
                        + "\"甲,\"\"乙\"\"\",\"CERT2\",\"\"\r\n");
    }
}
