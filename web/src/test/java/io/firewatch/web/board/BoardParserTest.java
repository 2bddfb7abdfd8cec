package io.firewatch.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardParserTest {
    private static final String WHOLE =
            """
            id: mine
            title: {zh: 我的, en: Mine}
            panels:
              - id: first
                title: {zh: 甲, en: A}
                kind: chart
                query:
                  source: indicators
                  by: [{field: day, interval: day}]
                  split: {field: district}
                  measures: [{name: overdue, title: {zh: 率, en: Share}, ratio: {of: overdue_principal, to: balance}}]
                chart:
                  yAxis: {scale: true}
                  series: [{type: line, encode: {x: day, y: overdue}}]
            """;

    @Test
    void readsABoardWhole() {
        Board board = parse(WHOLE);
        Panel panel = board.panel("first").orElseThrow();
        assertThat(board.days()).isEqualTo(90);
        assertThat(board.filters()).isEqualTo(BoardFilter.FIELDS);
        assertThat(panel.query().time()).map(SourceField::name).contains("day");
        assertThat(panel.query().measures().get(0).unit()).isEqualTo(Unit.SHARE);
        assertThat(panel.query().figures()).extracting(Figure::field).containsExactly("overdue_principal", "balance");
        assertThat(Json.text(panel.chart()))
                .isEqualTo(
                        "{\"yAxis\":{\"scale\":true},\"series\":[{\"type\":\"line\",\"encode\":{\"x\":\"day\",\"y\":\"overdue\"}}]}");
    }

    @Test
    void callsAMeasureLikeItsIndicator() {
        Board board = parse(WHOLE.replace(
                "{name: overdue, title: {zh: 率, en: Share}, ratio: {of: overdue_principal, to: balance}}",
                "{name: overdue, sum: balance}"));
        Measure measure = board.panels().get(0).query().measures().get(0);
        assertThat(measure.title()).isEqualTo(new Words("借贷余额", "Loan balance"));
        assertThat(measure.unit()).isEqualTo(Unit.MONEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: mine | id: other | mine.yaml:1:5: id 'other' must be lower case",
                "field: day, interval | field: dya, interval | mine.yaml:9:20: 'dya' is no field of indicators for this",
                "field: day, interval | field: dya, interval | did you mean 'day'?",
                "interval: day | interval: hour | mine.yaml:9:35: 'day' is a business day and has no hours",
                "interval: day | interval: week | counts the same money again",
                "field: district | field: institution | mine.yaml:10:14: 'institution' has too many values",
                "to: balance | to: balnce | mine.yaml:11:96: 'balnce' is no indicator of institutions; did you mean 'balance'?",
                "kind: chart | kind: picture | mine.yaml:6:11: kind 'picture' is none of chart, table, numbers",
                "type: line | type: gauge | mine.yaml:14:23: type 'gauge' is none of bar",
                "y: overdue | y: overdu | mine.yaml:14:49: column 'overdu' is none of day, overdue",
                "source: indicators | source: loans | mine.yaml:8:15: source 'loans' is none of alerts",
                "yAxis: | dataset: | 'dataset' is filled in by the desk",
                "kind: chart | knid: chart | unknown key 'knid'",
            })
    void tellsWhereAFaultIsAndWhatWouldDo(String right, String wrong, String message) {
        String broken = WHOLE.replace(right, wrong);
        assertThat(broken).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> parse(broken)).isInstanceOf(RuleErrors.class).hasMessageContaining(message);
    }

    @Test
    void tellsEveryFaultAtOnce() {
        RuleErrors errors = catchThrowableOfType(
                RuleErrors.class,
                () -> parse(WHOLE.replace("type: line", "type: gauge").replace("field: district", "field: dristrict")));
        assertThat(errors.problems()).hasSize(2);
    }

    @Test
    void everyShippedBoardCanBeReadAndIsListed() {
        List<Board> all = new Boards(null, Indicator::ofId).all();
        assertThat(all)
                .extracting(Board::id)
                .containsExactly("city", "pattern", "districts", "lenders", "feed", "today");
    }

    /** The example of the manual, and the fault it shows. */
    @Test
    void readsTheExampleOfTheManual() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "dashboards.md"));
        int from = page.indexOf("```yaml\n") + "```yaml\n".length();
        String example = page.substring(from, page.indexOf("```", from));
        assertThat(BoardParser.parse("balance.yaml", example, Indicator::ofId).panels())
                .hasSize(1);
        assertThatThrownBy(() -> BoardParser.parse(
                        "balance.yaml", example.replace("sum: balance}", "sum: balence}"), Indicator::ofId))
                .message()
                .satisfies(message ->
                        assertThat(page).contains(message.lines().findFirst().orElseThrow()));
    }

    @Test
    void theSchemaForEditorsKnowsTheSameWords() throws IOException {
        JsonNode schema = schema();
        Set<String> words = new HashSet<>();
        Set<String> times = new HashSet<>();
        for (Source source : Source.values()) {
            source.fields().forEach(one -> {
                if (one.isWord()) {
                    words.add(one.name());
                } else if (one.isTime()) {
                    times.add(one.name());
                }
            });
        }
        assertThat(enumOf(schema, "/$defs/word")).isEqualTo(words);
        assertThat(enumOf(schema, "/$defs/group/properties/field/anyOf/1")).isEqualTo(times);
        assertThat(enumOf(schema, "/$defs/query/properties/source"))
                .isEqualTo(new HashSet<>(
                        Arrays.stream(Source.values()).map(Source::id).toList()));
        assertThat(enumOf(schema, "/properties/filters/items")).isEqualTo(new HashSet<>(BoardFilter.FIELDS));
    }

    private static Set<String> enumOf(JsonNode schema, String place) {
        Set<String> words = new HashSet<>();
        schema.at(place).path("enum").forEach(one -> words.add(one.asText()));
        return words;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = Boards.class.getResourceAsStream("/io/firewatch/dashboards/boards/board.schema.json")) {
            return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Board parse(String yaml) {
        return BoardParser.parse("mine.yaml", yaml, Indicator::ofId);
    }
}
