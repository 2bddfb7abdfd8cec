package io.firewatch.web.notify.route;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import io.firewatch.web.notify.route.Event.Kind;
import io.firewatch.web.notify.route.RouteSimulation.Telling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tests of routes, from {@code routes-tests.yaml}: alerts at times, and who must hear of them, and nobody else. */
public final class RouteTests {
    public static final String FILE = "routes-tests.yaml";

    private static final Duration USUAL_WATCH = Duration.ofHours(1);

    private final List<Case> cases;

    private RouteTests(List<Case> cases) {
        this.cases = cases;
    }

    /** What a test came to: {@code faults} is empty when it passed. */
    public record Outcome(String name, List<String> faults) {}

    private record Planned(Duration after, Kind kind, Subject subject) {}

    private record Expected(Duration after, String to, List<String> alerts, @Nullable String route) {
        boolean is(Telling told, Instant start) {
            return told.at().equals(start.plus(after))
                    && told.to().equals(to)
                    && new TreeSet<>(told.alerts()).equals(new TreeSet<>(alerts))
                    && (route == null || told.route().equals(route));
        }
    }

    private record Case(
            String name,
            @Nullable Instant at,
            Map<String, List<String>> staffed,
            List<Silence> silences,
            List<Planned> events,
            Duration until,
            List<Expected> expected) {}

    /** Throws {@link RuleErrors} with every fault of the file. */
    public static RouteTests parse(String fileName, String yaml) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        List<Case> cases = top.sections("tests").stream().map(RouteTests::test).toList();
        if (cases.isEmpty()) {
            top.refuse("tests", "there are no tests");
        }
        top.close();
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return new RouteTests(cases);
    }

    /** Reads {@code 2026-03-10 02:00} in Beijing; throws {@link IllegalArgumentException}. */
    public static Instant moment(String text) {
        try {
            return LocalDateTime.parse(text.strip().replace(' ', 'T'))
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no moment such as 2026-03-10 02:00", e);
        }
    }

    /** Runs every test; those that name no time of their own begin at {@code usual}. */
    public List<Outcome> run(RouteEngine engine, Instant usual) {
        return cases.stream()
                .map(one -> new Outcome(one.name(), faults(one, engine, one.at() == null ? usual : one.at())))
                .toList();
    }

    private static List<String> faults(Case test, RouteEngine engine, Instant start) {
        RouteSimulation simulation = new RouteSimulation(
                engine,
                test.staffed(),
                test.silences().stream().map(one -> from(one, start)).toList());
        long id = 0;
        for (Planned planned : test.events()) {
            Instant at = start.plus(planned.after());
            simulation.pass(at.minusMillis(1));
            simulation.happen(new Event(++id, planned.kind(), planned.subject(), at));
        }
        simulation.pass(start.plus(test.until()));
        List<Telling> told = new ArrayList<>(simulation.tellings());
        List<String> faults = new ArrayList<>();
        for (Expected expected : test.expected()) {
            if (!told.removeIf(one -> expected.is(one, start))) {
                faults.add("nobody told " + expected.to() + " of " + expected.alerts() + " after "
                        + span(expected.after()) + (expected.route() == null ? "" : " by " + expected.route()));
            }
        }
        told.forEach(one -> faults.add("told " + one.to() + " of " + one.alerts() + " after "
                + span(Duration.between(start, one.at())) + " by " + one.route()
                + (one.level() == 0 ? "" : ", rung " + one.level())));
        if (!faults.isEmpty()) {
            simulation
                    .dropped()
                    .forEach(one -> faults.add("(not told: "
                            + one.notice().subject().alert() + " by "
                            + one.notice().route() + ", rung " + one.notice().level() + ": " + one.why() + ")"));
        }
        return faults;
    }

    private static Silence from(Silence relative, Instant start) {
        return new Silence(
                relative.id(),
                relative.institution(),
                relative.pattern(),
                relative.rule(),
                relative.district(),
                relative.severities(),
                start,
                start.plus(Duration.between(Instant.EPOCH, relative.until())));
    }

    private static Case test(Section one) {
        Map<String, List<String>> staffed = new LinkedHashMap<>();
        if (one.has("staffed")) {
            Section rosters = one.section("staffed");
            for (String roster : rosters.names()) {
                staffed.put(roster, rosters.words(roster, Function.identity(), ""));
            }
        }
        List<Silence> silences = new ArrayList<>();
        for (Section silence : one.sections("silences")) {
            silences.add(silence(silence, silences.size() + 1));
        }
        List<Planned> events = new ArrayList<>();
        Map<String, Subject> named = new HashMap<>();
        for (Section alert : one.sections("alerts")) {
            alert(alert, events, named);
        }
        if (events.isEmpty()) {
            one.refuse("alerts", "a test needs alerts");
        }
        // What happens at the same time happens in the order it is written.
        events.sort(Comparator.comparing(Planned::after));
        List<Expected> expected = new ArrayList<>();
        for (Section telling : one.sections("expect")) {
            expected.add(expected(telling, named));
        }
        if (!one.has("expect")) {
            one.refuse("expect", "say who hears of it; [] for nobody");
        }
        Case read = new Case(
                one.text("name"),
                one.has("at") ? one.word("at", RouteTests::moment, Instant.EPOCH) : null,
                staffed,
                silences,
                events,
                one.has("until") ? span(one, "until") : USUAL_WATCH,
                expected);
        one.close();
        return read;
    }

    private static void alert(Section one, List<Planned> events, Map<String, Subject> named) {
        Subject subject = new Subject(
                one.text("id"),
                one.word("severity", Severity::ofId, Severity.LOW),
                one.optionalText("pattern").orElse("fund-pooling"),
                one.optionalText("rule").orElse("any.rule"),
                one.optionalText("institution").orElse("L001"),
                one.optionalText("type").orElse("p2p"),
                one.optionalText("district").orElse("江北区"));
        if (named.put(subject.alert(), subject) != null) {
            one.refuse("id", "there is an alert '" + subject.alert() + "' already");
        }
        Duration opened = one.has("after") ? span(one, "after") : Duration.ZERO;
        boolean drill = one.has("drill") && one.flag("drill");
        events.add(new Planned(opened, drill ? Kind.DRILL : Kind.OPENED, subject));
        if (one.has("graver")) {
            Section graver = one.section("graver");
            Subject worse = new Subject(
                    subject.alert(),
                    graver.word("severity", Severity::ofId, Severity.CRITICAL),
                    subject.pattern(),
                    subject.rule(),
                    subject.institution(),
                    subject.type(),
                    subject.district());
            events.add(new Planned(span(graver, "after"), Kind.GRAVER, worse));
            graver.close();
        }
        for (Kind kind : List.of(Kind.ACKNOWLEDGED, Kind.CLEARED, Kind.CORRECTED, Kind.REOPENED)) {
            if (one.has(kind.id())) {
                events.add(new Planned(span(one, kind.id()), kind, subject));
            }
        }
        one.close();
    }

    private static Silence silence(Section one, long id) {
        Silence silence = new Silence(
                id,
                one.optionalText("institution").orElse(null),
                one.optionalText("pattern").orElse(null),
                one.optionalText("rule").orElse(null),
                one.optionalText("district").orElse(null),
                one.has("severity") ? one.words("severity", Severity::ofId, Severity.LOW) : List.of(),
                Instant.EPOCH,
                Instant.EPOCH.plus(span(one, "until")));
        one.close();
        return silence;
    }

    private static Expected expected(Section one, Map<String, Subject> named) {
        List<String> alerts = one.words(
                "alerts",
                id -> {
                    if (!named.containsKey(id)) {
                        throw new IllegalArgumentException("the test has no alert '" + id + "'");
                    }
                    return id;
                },
                "");
        Expected expected = new Expected(
                span(one, "after"),
                one.text("to"),
                alerts,
                one.optionalText("route").orElse(null));
        one.close();
        return expected;
    }

    private static Duration span(Section one, String key) {
        return one.word(key, RoutesParser::span, Duration.ZERO);
    }

    private static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % 60 != 0 || seconds == 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
