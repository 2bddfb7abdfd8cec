package io.firewatch.web.board;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a board and refuses what could not be asked or drawn. All faults are told at once. */
public final class BoardParser {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 1_830;

    /** More than this is not read, and every panel is a query. */
    private static final int MOST_PANELS = 24;

    /** Kinds of series that read their numbers from a dataset by {@code encode}. */
    private static final List<String> SERIES = List.of("bar", "line", "pie", "heatmap", "scatter", "funnel");

    /** What the desk fills in itself: the data, and the tools it offers for every panel. */
    private static final List<String> OURS = List.of("dataset", "toolbox", "title", "aria");

    private final SourceFile file;
    private final Function<String, Optional<Indicator>> indicators;

    private BoardParser(SourceFile file, Function<String, Optional<Indicator>> indicators) {
        this.file = file;
        this.indicators = indicators;
    }

    /**
     * Throws {@link RuleErrors} with every fault of the text.
     *
     * @param fileName {@code id.yaml}
     * @param indicators which indicators there are, by name
     */
    public static Board parse(String fileName, String yaml, Function<String, Optional<Indicator>> indicators) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        Board board = new BoardParser(file, indicators).board(top);
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return board;
    }

    private Board board(Section top) {
        String id = top.text("id");
        if (top.has("id") && (!ID.matcher(id).matches() || !file.name().equals(id + ".yaml"))) {
            top.refuse("id", "id '" + id + "' must be lower case with hyphens, and the name of its file");
        }
        Words title = words(top, "title");
        Words lead = top.has("lead") ? words(top, "lead") : Words.same("");
        int order = top.has("order") ? top.wholeNumber("order") : Integer.MAX_VALUE;
        int days = top.has("days") ? top.wholeNumber("days") : USUAL_DAYS;
        if (days < 1 || days > MOST_DAYS) {
            top.refuse("days", "'days' is 1 to " + MOST_DAYS);
        }
        List<String> filters = top.has("filters")
                ? top.words("filters", one -> among("filter", one, BoardFilter.FIELDS), "")
                : BoardFilter.FIELDS;
        List<Panel> panels = panels(top);
        top.close();
        return new Board(id, title, lead, order, days, filters, panels);
    }

    private List<Panel> panels(Section top) {
        List<Panel> panels = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : top.sections("panels")) {
            Panel panel = panel(section);
            if (!panel.id().isEmpty() && !ids.add(panel.id())) {
                section.refuse("id", "there is a panel '" + panel.id() + "' already");
            }
            panels.add(panel);
        }
        if (panels.isEmpty()) {
            top.refuse("panels", "a board has at least one panel");
        }
        if (panels.size() > MOST_PANELS) {
            top.refuse("panels", "a board has at most " + MOST_PANELS + " panels; make it two boards");
        }
        return panels;
    }

    private Panel panel(Section section) {
        String id = section.text("id");
        if (section.has("id") && !ID.matcher(id).matches()) {
            section.refuse("id", "id '" + id + "' must be lower case with hyphens");
        }
        Words title = words(section, "title");
        Words note = section.has("note") ? words(section, "note") : Words.same("");
        Panel.Kind kind = section.word("kind", word -> choice(Panel.Kind.values(), "kind", word), Panel.Kind.TABLE);
        Panel.Width width = section.has("width")
                ? section.word("width", word -> choice(Panel.Width.values(), "width", word), Panel.Width.HALF)
                : Panel.Width.HALF;
        PanelQuery query = new QueryParser(section.section("query"), indicators).query();
        if (kind == Panel.Kind.NUMBERS && !query.groups().isEmpty()) {
            section.refuse("query", "big numbers stand for everything: leave 'by' and 'split' out");
        }
        if (kind != Panel.Kind.NUMBERS && query.by().isEmpty()) {
            section.refuse("query", "say in 'by' what a row stands for, or take the kind numbers");
        }
        Map<String, Object> chart = kind == Panel.Kind.CHART ? chart(section, query) : Map.of();
        section.close();
        return new Panel(id, title, note, kind, width, query, chart);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> chart(Section panel, PanelQuery query) {
        Section chart = panel.section("chart");
        for (String ours : OURS) {
            if (chart.has(ours)) {
                chart.refuse(ours, "'" + ours + "' is filled in by the desk; leave it out");
            }
        }
        if (!chart.isList("series")) {
            chart.refuse("series", "'chart' needs 'series', a list");
            return Map.of();
        }
        List<String> columns = columns(query);
        for (Section series : chart.sections("series")) {
            series.word("type", word -> among("type", word, SERIES), "");
            Section encode = series.section("encode");
            for (String axis : encode.names()) {
                encode.word(axis, word -> among("column", word, columns), "");
            }
        }
        return panel.plain("chart").map(one -> (Map<String, Object>) one).orElse(Map.of());
    }

    /** What series can name: the fields of the rows, and the measures, of which a split makes several columns. */
    private static List<String> columns(PanelQuery query) {
        List<String> columns = new ArrayList<>();
        query.by().forEach(one -> columns.add(one.field().name()));
        query.measures().forEach(one -> columns.add(one.name()));
        return columns;
    }

    static Words words(Section section, String key) {
        Section texts = section.section(key);
        Words words = new Words(texts.text("zh"), texts.text("en"));
        texts.close();
        return words;
    }

    static String among(String what, String word, List<String> allowed) {
        if (!allowed.contains(word)) {
            throw new IllegalArgumentException(what + " '" + word + "' is none of " + String.join(", ", allowed));
        }
        return word;
    }

    static <E extends Enum<E>> E choice(E[] values, String what, String word) {
        return Arrays.stream(values)
                .filter(one -> word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + " '" + word + "' is none of "
                        + Arrays.stream(values).map(BoardParser::word).collect(Collectors.joining(", "))));
    }

    /** The word in YAML and JSON: {@code two-thirds}. */
    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
