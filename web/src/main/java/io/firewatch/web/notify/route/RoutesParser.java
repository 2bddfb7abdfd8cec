package io.firewatch.web.notify.route;

import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.rulesets.source.Section;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code routes.yaml} and refuses what could not be followed. All faults are told at once. */
final class RoutesParser {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Duration USUAL_STALE = Duration.ofDays(30);
    private static final Duration SHORTEST_NAG = Duration.ofMinutes(1);
    private static final int LAST_WORKING_DAY = 20;

    private RoutesParser() {}

    static Routes routes(Section top) {
        Map<String, List<String>> rosters = rosters(top);
        List<Route> routes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section one : top.sections("routes")) {
            Route route = route(one, rosters.keySet());
            if (!ids.add(route.id())) {
                one.refuse("id", "there is a route '" + route.id() + "' already");
            }
            routes.add(route);
        }
        if (routes.isEmpty()) {
            top.refuse("routes", "there must be at least one route, or nobody hears anything");
        }
        String desk = top.optionalText("desk").orElse("");
        if (!desk.isEmpty() && !desk.matches("https?://[^\\s/]+(/\\S*)?")) {
            top.refuse("desk", "'desk' must be the address of the desk, such as https://desk.example");
        }
        return new Routes(
                desk.endsWith("/") ? desk.substring(0, desk.length() - 1) : desk,
                span(top, "stale-after", USUAL_STALE),
                top.has("quiet-hours") ? quiet(top.section("quiet-hours")) : null,
                rosters,
                top.has("drill") ? drill(top.section("drill")) : null,
                top.sections("inhibit").stream()
                        .map(one -> inhibition(one, rosters.keySet()))
                        .toList(),
                routes);
    }

    private static Map<String, List<String>> rosters(Section top) {
        Map<String, List<String>> rosters = new LinkedHashMap<>();
        if (top.has("rosters")) {
            Section all = top.section("rosters");
            for (String name : all.names()) {
                Section one = all.section(name);
                rosters.put(id(one, "otherwise", name), words(one, "otherwise", RoutesParser::name));
                if (!one.isList("otherwise")) {
                    all.refuse(name, "roster '" + name + "' needs 'otherwise': who hears while nobody is on duty");
                }
                one.close();
            }
            rosters.forEach((name, otherwise) -> otherwise.stream()
                    .filter(rosters::containsKey)
                    .forEach(other -> all.refuse(name, "'" + other + "' is a roster, and may be empty as well")));
        }
        return rosters;
    }

    private static Route route(Section one, Set<String> rosters) {
        String id = id(one, "id", one.text("id"));
        Match match = one.has("match") ? match(one.section("match"), rosters) : match(null, rosters);
        List<String> to = words(one, "to", RoutesParser::name);
        if (to.isEmpty()) {
            one.refuse("to", "route '" + id + "' goes to nobody: name receivers or rosters in 'to'");
        }
        LocalTime digest = one.has("digest") ? one.word("digest", RoutesParser::time, LocalTime.NOON) : null;
        if (digest != null && (one.has("wait") || one.has("interval"))) {
            one.refuse("digest", "a digest waits for its time: leave 'wait' and 'interval' out");
        }
        List<Rung> ladder = new ArrayList<>();
        for (Section step : one.sections("escalate")) {
            ladder.add(rung(step, ladder));
        }
        Route route = new Route(
                id,
                match,
                to,
                span(one, "wait", Duration.ZERO),
                span(one, "interval", Duration.ZERO),
                digest != null && !one.has("group-by")
                        ? List.of()
                        : words(one, "group-by", Route.GroupBy::parse, List.of(Route.GroupBy.INSTITUTION)),
                one.has("continue") && one.flag("continue"),
                digest,
                one.has("days") ? one.word("days", Days::parse, Days.ALL) : Days.ALL,
                !one.has("quiet-hours") || one.word("quiet-hours", RoutesParser::keepsQuiet, true),
                one.has("ends") && one.flag("ends"),
                ladder);
        if (one.has("days") && digest == null) {
            one.refuse(
                    "days", "'days' says when a digest goes out; to ask for the day of an alert, put it into 'match'");
        }
        one.close();
        return route;
    }

    private static Rung rung(Section one, List<Rung> before) {
        Duration after = one.word("after", RoutesParser::span, Duration.ofMinutes(1));
        if (!before.isEmpty() && after.compareTo(before.get(before.size() - 1).after()) <= 0) {
            one.refuse("after", "each rung comes later than the one before");
        }
        List<String> to = words(one, "to", RoutesParser::name);
        if (to.isEmpty()) {
            one.refuse("to", "a rung that goes to nobody is none");
        }
        Duration every = one.has("every") ? one.word("every", RoutesParser::span, SHORTEST_NAG) : null;
        if (every != null && every.compareTo(SHORTEST_NAG) < 0) {
            one.refuse("every", "more often than once a minute helps nobody");
        }
        one.close();
        return new Rung(after, to, every);
    }

    private static Inhibition inhibition(Section one, Set<String> rosters) {
        Inhibition read = new Inhibition(match(one.section("when"), rosters), match(one.section("mutes"), rosters));
        if (read.when().hours() != null
                || read.when().staffed() != null
                || read.when().days() != Days.ALL) {
            one.refuse("when", "what is told already was told at its time: ask no hours, days or rosters in 'when'");
        }
        one.close();
        return read;
    }

    /** Null for whatever comes. */
    private static Match match(@Nullable Section one, Set<String> rosters) {
        if (one == null) {
            return new Match(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, Days.ALL, null);
        }
        String staffed = one.has("staffed") ? one.text("staffed") : null;
        if (staffed != null && !rosters.contains(staffed)) {
            one.refuse("staffed", "there is no roster '" + staffed + "'");
        }
        Match match = new Match(
                words(one, "severity", Severity::ofId),
                words(one, "pattern", RoutesParser::pattern),
                words(one, "rule", Function.identity()),
                words(one, "district", Function.identity()),
                words(one, "institution-type", text -> InstitutionType.ofId(text)
                        .id()),
                words(one, "institution", Function.identity()),
                one.has("hours") ? one.word("hours", Hours::parse, new Hours(LocalTime.MIN, LocalTime.NOON)) : null,
                one.has("days") ? one.word("days", Days::parse, Days.ALL) : Days.ALL,
                staffed);
        one.close();
        return match;
    }

    private static QuietHours quiet(Section one) {
        QuietHours quiet = new QuietHours(
                one.word("hours", Hours::parse, new Hours(LocalTime.MIN, LocalTime.NOON)),
                words(one, "except", Severity::ofId));
        one.close();
        return quiet;
    }

    private static Drill drill(Section one) {
        int day = one.wholeNumber("working-day");
        if (day < 1 || day > LAST_WORKING_DAY) {
            one.refuse("working-day", "'working-day' is 1 to " + LAST_WORKING_DAY);
        }
        Drill drill = new Drill(
                Math.max(1, day),
                one.word("at", RoutesParser::time, LocalTime.NOON),
                one.word("severity", Severity::ofId, Severity.CRITICAL));
        one.close();
        return drill;
    }

    private static <T> List<T> words(Section one, String key, Function<String, T> reader) {
        return words(one, key, reader, List.of());
    }

    /** A word that is not understood is refused and left out. */
    private static <T> List<T> words(Section one, String key, Function<String, T> reader, List<T> usual) {
        if (!one.has(key)) {
            return usual;
        }
        List<T> read = new ArrayList<>();
        one.words(
                key,
                text -> {
                    read.add(reader.apply(text));
                    return text;
                },
                "");
        return read;
    }

    private static String id(Section one, String key, String text) {
        if (!text.isEmpty() && !ID.matcher(text).matches()) {
            one.refuse(key, "'" + text + "' must be lower case with hyphens");
        }
        return text;
    }

    private static String name(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' must be lower case with hyphens");
        }
        return text;
    }

    private static String pattern(String text) {
        if (!Patterns.ALL.contains(text)) {
            throw new IllegalArgumentException("pattern '" + text + "' is none of " + String.join(", ", Patterns.ALL));
        }
        return text;
    }

    private static boolean keepsQuiet(String text) {
        if (!text.equals("keep") && !text.equals("ignore")) {
            throw new IllegalArgumentException("quiet-hours '" + text + "' is neither keep nor ignore");
        }
        return text.equals("keep");
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of day such as \"08:30\"", e);
        }
    }

    private static Duration span(Section one, String key, Duration usual) {
        return one.has(key) ? one.word(key, RoutesParser::span, usual) : usual;
    }

    /** Reads {@code 30s}, {@code 5m}, {@code 2h} or {@code 1d}; throws {@link IllegalArgumentException}. */
    static Duration span(String text) {
        if (text.matches("\\d{1,5}[smhd]")) {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(count);
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        throw new IllegalArgumentException("'" + text + "' is no length of time such as 30s, 5m, 2h or 1d");
    }
}
