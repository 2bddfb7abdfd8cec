package io.firewatch.web.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which values fields must have, and which they must not have; both by the name of the field. */
public record Conditions(Map<String, List<String>> with, Map<String, List<String>> without) {
    public static final Conditions NONE = new Conditions(Map.of(), Map.of());

    /** Both at once: where the two name one field, only values of both are left. */
    public Conditions and(Map<String, List<String>> more) {
        Map<String, List<String>> both = new LinkedHashMap<>(with);
        more.forEach((field, values) -> both.merge(
                field, values, (a, b) -> a.stream().filter(b::contains).toList()));
        return new Conditions(both, without);
    }
}
