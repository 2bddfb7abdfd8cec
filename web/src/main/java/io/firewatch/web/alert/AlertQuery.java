package io.firewatch.web.alert;

import io.firewatch.model.Severity;
import io.firewatch.web.access.Guard;
import io.firewatch.web.http.Refusal;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts somebody asks for. Fields that take several values accept them repeated or separated by commas; empty means
 * any.
 *
 * @param assignee whose alerts; {@code none} for those nobody has taken on, {@code me} for the caller's own
 * @param overdue only those on which something should have been done by now
 * @param undecided only those on which something proposed waits for its decision
 * @param rolledUp {@code true} for those that a coarser alert tells as well, {@code false} for the others
 * @param under ids of alerts: those that roll up under them
 * @param from first business day of the episode ({@code yyyy-MM-dd}), or first moment the alert was opened at when a time
 *     is given
 * @param to the last, inclusive
 * @param q words to find in message, title or subject, or the start of a subject's id
 */
public record AlertQuery(
        Set<String> institution,
        Set<String> rule,
        Set<String> pattern,
        Set<String> severity,
        Set<String> status,
        Set<String> dataState,
        Set<String> subject,
        Set<String> assignee,
        boolean overdue,
        boolean undecided,
        Set<String> rolledUp,
        Set<String> under,
        String from,
        String to,
        String q,
        Order order) {

    /** How alerts are sorted: newest first, or gravest first and newest within. */
    public enum Order {
        NEWEST,
        GRAVEST
    }

    /** Stands for every state in which somebody still has to do something. */
    private static final String OPEN = "open";

    private static final String ANY = "any";
    private static final String ME = "me";

    /** Stands for nobody as an assignee. */
    public static final String NOBODY = "none";

    private static final int LONGEST_TEXT = 200;

    /** Throws {@link Refusal} naming the parameter that is wrong. */
    public static AlertQuery from(Map<String, List<String>> parameters) {
        return new AlertQuery(
                set(parameters, "institution"),
                set(parameters, "rule"),
                set(parameters, "pattern"),
                severities(set(parameters, "severity")),
                statuses(set(parameters, "status")),
                oneOf("dataState", set(parameters, "dataState"), Set.of("firing", "resolved")),
                set(parameters, "subject"),
                set(parameters, "assignee"),
                flag(parameters, "overdue"),
                flag(parameters, "undecided"),
                rolledUp(set(parameters, "rolledUp")),
                set(parameters, "under"),
                moment("from", one(parameters, "from")),
                moment("to", one(parameters, "to")),
                text(one(parameters, "q")),
                "severity".equals(one(parameters, "sort")) ? Order.GRAVEST : Order.NEWEST);
    }

    /** What a signed-in person asks for, who may call themselves {@code me}. */
    public static AlertQuery from(Context ctx) {
        return from(parameters(ctx));
    }

    /** The parameters of a call, with its caller's name in the place of {@code me}. */
    public static Map<String, List<String>> parameters(Context ctx) {
        Map<String, List<String>> parameters = new HashMap<>(ctx.queryParamMap());
        String user = Guard.person(ctx).user();
        parameters.computeIfPresent("assignee", (name, values) -> values.stream()
                .map(value -> value.trim().equals(ME) ? user : value)
                .toList());
        return parameters;
    }

    public static boolean isDay(String moment) {
        return moment.length() == 10;
    }

    private static Set<String> severities(Set<String> given) {
        given.forEach(one -> {
            try {
                Severity.ofId(one);
            } catch (IllegalArgumentException e) {
                throw Refusal.badRequest(e.getMessage());
            }
        });
        return given;
    }

    private static Set<String> statuses(Set<String> given) {
        Set<String> all = new LinkedHashSet<>();
        for (String one : given) {
            if (one.equals(OPEN)) {
                all.addAll(AlertState.openIds());
            } else {
                all.add(AlertState.ofId(one)
                        .orElseThrow(() -> Refusal.badRequest("status: '" + one + "' is no state of an alert"))
                        .id());
            }
        }
        return all;
    }

    private static Set<String> rolledUp(Set<String> given) {
        return given.equals(Set.of(ANY)) ? Set.of() : oneOf("rolledUp", given, Set.of("true", "false"));
    }

    private static boolean flag(Map<String, List<String>> parameters, String name) {
        return oneOf(name, set(parameters, name), Set.of("true", "false")).contains("true");
    }

    private static Set<String> oneOf(String name, Set<String> given, Set<String> allowed) {
        for (String one : given) {
            if (!allowed.contains(one)) {
                throw Refusal.badRequest(name + ": '" + one + "' is none of " + allowed);
            }
        }
        return given;
    }

    private static String moment(String name, @Nullable String text) {
        if (text == null) {
            return "";
        }
        try {
            return isDay(text)
                    ? LocalDate.parse(text).toString()
                    : OffsetDateTime.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is neither yyyy-MM-dd nor an ISO moment with its zone");
        }
    }

    private static String text(@Nullable String q) {
        if (q == null) {
            return "";
        }
        if (q.length() > LONGEST_TEXT) {
            throw Refusal.badRequest("q: is longer than " + LONGEST_TEXT + " characters");
        }
        return q.trim();
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() || values.get(0).isBlank()
                ? null
                : values.get(0).trim();
    }

    private static Set<String> set(Map<String, List<String>> parameters, String name) {
        List<String> all = new ArrayList<>();
        for (String value : parameters.getOrDefault(name, List.of())) {
            for (String part : value.split(",")) {
                if (!part.isBlank()) {
                    all.add(part.trim());
                }
            }
        }
        return new LinkedHashSet<>(all);
    }
}
