package io.firewatch.web.board;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.web.http.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a board, which live in its URL. Lists take commas.
 *
 * @param from first day, null when {@code days} says how far back
 * @param to last day, null for the newest there is
 * @param days how many days back from the last one; 0 for the board's usual range
 * @param words chosen values by field; fields nobody chose of are absent
 */
public record BoardFilter(@Nullable LocalDate from, @Nullable LocalDate to, int days, Map<String, List<String>> words) {
    /** Fields a reader can choose values of, in the order of the form. */
    public static final List<String> FIELDS = List.of("district", "type", "institution", "pattern", "severity");

    /** Fields of the register: they choose lenders, and so apply to every source. */
    private static final List<String> OF_LENDERS = List.of("district", "type", "institution");

    /** Ten years: more than any index holds. */
    private static final int MOST_DAYS = 3_660;

    /** Throws {@link Refusal} naming the parameter that is wrong. */
    public static BoardFilter from(Map<String, List<String>> parameters) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String field : FIELDS) {
            List<String> values = list(parameters.getOrDefault(field, List.of()));
            if (!values.isEmpty()) {
                words.put(field, values);
            }
        }
        among("pattern", words, Patterns.ALL);
        among(
                "severity",
                words,
                Arrays.stream(Severity.values()).map(Severity::id).toList());
        LocalDate from = day("from", parameters);
        LocalDate to = day("to", parameters);
        if (from != null
                && to != null
                && (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to))) {
            throw Refusal.badRequest("from: " + from + " to " + to + " is no range of at most " + MOST_DAYS + " days");
        }
        return new BoardFilter(from, to, days(parameters), words);
    }

    /** The last day of the range, when the newest day there is of is {@code today}. */
    public LocalDate last(LocalDate today) {
        return to == null ? today : to;
    }

    /** The first day of the range. */
    public LocalDate first(LocalDate today, int usualDays) {
        if (from != null) {
            return from;
        }
        return last(today).minusDays((days == 0 ? usualDays : days) - 1L);
    }

    public List<String> chosen(String field) {
        return words.getOrDefault(field, List.of());
    }

    /** Chosen values of fields that are the source's own. */
    public Map<String, List<String>> within(Source source) {
        Map<String, List<String>> own = new LinkedHashMap<>(words);
        own.keySet()
                .removeIf(field ->
                        OF_LENDERS.contains(field) || source.field(field).isEmpty());
        return own;
    }

    /** Chosen fields that mean nothing to the source. */
    List<String> ignoredBy(Source source) {
        return words.keySet().stream()
                .filter(field ->
                        !OF_LENDERS.contains(field) && source.field(field).isEmpty())
                .toList();
    }

    private static void among(String field, Map<String, List<String>> words, List<String> allowed) {
        for (String one : words.getOrDefault(field, List.of())) {
            if (!allowed.contains(one)) {
                throw Refusal.badRequest(field + ": '" + one + "' is none of " + allowed);
            }
        }
    }

    private static int days(Map<String, List<String>> parameters) {
        String text = one("days", parameters);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int days = Integer.parseInt(text);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("days: '" + text + "' is no whole number");
        }
        throw Refusal.badRequest("days: " + text + " is not between 1 and " + MOST_DAYS);
    }

    private static @Nullable LocalDate day(String name, Map<String, List<String>> parameters) {
        String text = one(name, parameters);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is no date yyyy-MM-dd");
        }
    }

    private static String one(String name, Map<String, List<String>> parameters) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0).trim();
    }

    private static List<String> list(List<String> given) {
        List<String> all = new ArrayList<>();
        for (String value : given) {
            for (String part : value.split(",")) {
                if (!part.isBlank()) {
                    all.add(part.trim());
                }
            }
        }
        return all;
    }
}
