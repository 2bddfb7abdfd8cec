package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which number an alert's rule compared with which limit, read from the formula it explains itself with
 * ({@code unmatched_share 12.34 % > share 5.00 %}).
 */
public final class Thresholds {
    /** More charts than this explain nothing any more. */
    private static final int MOST_CHARTS = 3;

    private static final String LIMIT_SUFFIX = "_limit";

    private Thresholds() {}

    /** A line across a chart. */
    public record Line(String name, double value) {}

    /** One indicator's history with the lines it was judged by. */
    public record Chart(String indicator, String unit, List<Line> lines) {}

    static List<Chart> charts(JsonNode evidence) {
        Set<String> names = new LinkedHashSet<>();
        evidence.path("indicators").forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) {
            evidence.path("values").fieldNames().forEachRemaining(names::add);
        }
        String formula = evidence.path("formula").asText("");
        List<Chart> judged = new ArrayList<>();
        List<Chart> others = new ArrayList<>();
        for (String name : names) {
            Indicator indicator = Indicator.ofId(name).orElse(null);
            if (indicator == null || (name.endsWith(LIMIT_SUFFIX) && names.contains(stem(name)))) {
                continue;
            }
            List<Line> lines = lines(name, formula, evidence);
            Chart chart = new Chart(name, indicator.unit().name().toLowerCase(java.util.Locale.ROOT), lines);
            (lines.isEmpty() ? others : judged).add(chart);
        }
        judged.addAll(others);
        return judged.subList(0, Math.min(MOST_CHARTS, judged.size()));
    }

    /** The unit of a threshold: that of the indicator the formula compares it with. */
    static @Nullable Unit unitOf(String formula, String threshold) {
        for (Indicator indicator : Indicator.all()) {
            if (compares(formula, indicator.id(), threshold)) {
                return indicator.unit();
            }
        }
        return null;
    }

    private static List<Line> lines(String indicator, String formula, JsonNode evidence) {
        List<Line> lines = new ArrayList<>();
        evidence.path("thresholds").properties().forEach(entry -> {
            if (compares(formula, indicator, entry.getKey())) {
                lines.add(new Line(entry.getKey(), entry.getValue().asDouble()));
            }
        });
        JsonNode limit = evidence.path("values").path(indicator + LIMIT_SUFFIX);
        if (limit.isNumber()) {
            lines.add(new Line(indicator + LIMIT_SUFFIX, limit.asDouble()));
        }
        return lines;
    }

    /** Whether the formula holds {@code indicator [value] > threshold}, with any comparison and nothing joined between. */
    private static boolean compares(String formula, String indicator, String threshold) {
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(indicator)
                        + "\\b[^<>≥≤=&|;,]*(?:>=|<=|>|<|≥|≤)\\s*(?:p\\.)?" + Pattern.quote(threshold) + "\\b")
                .matcher(formula.replaceAll("(\\d),(?=\\d)", "$1"));
        return matcher.find();
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - LIMIT_SUFFIX.length());
    }
}
