package io.firewatch.web.institution;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.index.IndicatorIndex;
import io.firewatch.web.index.IndicatorIndex.Point;
import io.firewatch.web.index.IndicatorIndex.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The days of one indicator with what a reader needs to understand them.
 *
 * @param unit money (yuan), share (fraction), factor, count or days
 */
public record Series(
        String name, String unit, Map<String, String> title, String formula, String source, List<Point> points) {

    /** Series of the indicators named, or of all of the subject's when none is; in catalogue order. */
    public static List<Series> read(IndicatorIndex index, Subject subject, List<String> names, String from, String to) {
        names.forEach(name -> catalogued(name, subject.type()));
        Map<String, List<Point>> found = index.series(subject, names, from, to);
        return Indicator.of(subject.type()).stream()
                .filter(one -> names.isEmpty() || names.contains(one.id()))
                .map(one -> new Series(
                        one.id(),
                        unit(one),
                        Map.of("zh", one.zh(), "en", one.en()),
                        one.formula(),
                        one.source(),
                        found.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** The word of the JSON for an indicator's unit. */
    public static String unit(Indicator indicator) {
        return indicator.unit().name().toLowerCase(Locale.ROOT);
    }

    private static void catalogued(String name, SubjectType type) {
        if (Indicator.ofId(name).filter(one -> one.subject() == type).isEmpty()) {
            throw Refusal.badRequest("names: '" + name + "' is no indicator of a " + type.id());
        }
    }
}
