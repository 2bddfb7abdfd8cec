package io.firewatch.web.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.deadline.BureauFiles;
import io.firewatch.web.notify.route.Event.Kind;
import io.firewatch.web.notify.route.RouteSimulation.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the shipped routes whatever happens, for any mix of alerts over two days. */
class RouteEngineTest {
    private static final Instant START = RouteTests.moment("2026-03-09 00:00");
    private static final Duration LONG_AFTER = Duration.ofDays(8);

    private final Routes routes = Routes.load(new BureauFiles(null));
    private final RouteEngine engine = new RouteEngine(routes, new OfficeDays(WorkingDays.shipped()));

    /** An alert, and when somebody takes it; {@code taken} 0 for never. */
    record Story(int lender, Severity severity, String pattern, int minute, int taken) {
        Subject subject(int number) {
            return new Subject("alert-" + number, severity, pattern, "a.rule", "L" + lender, "p2p", "江北区");
        }
    }

    @Provide
    Arbitrary<List<Story>> stories() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Severity.class),
                        Arbitraries.of("run", "overdue", "usury"),
                        Arbitraries.integers().between(0, 2 * 24 * 60),
                        Arbitraries.of(0, 0, 1, 20, 90, 600))
                .as(Story::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 150)
    void everyAlertIsToldOrItIsSaidWhyNot(@ForAll("stories") List<Story> stories) {
        RouteSimulation simulation = run(stories);
        for (int i = 0; i < stories.size(); i++) {
            String alert = "alert-" + i;
            long told = simulation.tellings().stream()
                    .filter(one -> one.level() == 0 && one.alerts().contains(alert))
                    .count();
            long dropped = simulation.dropped().stream()
                    .filter(one -> one.notice().level() == 0
                            && one.notice().subject().alert().equals(alert))
                    .count();
            assertThat(told + dropped).as(alert).isEqualTo(1);
        }
        assertThat(simulation.waiting()).allMatch(one -> one.level() > 0 && one.round() > 0);
    }

    @Property(tries = 150)
    void nobodyIsToldOfWhatSomebodyHasTaken(@ForAll("stories") List<Story> stories) {
        RouteSimulation simulation = run(stories);
        for (Telling one : simulation.tellings()) {
            for (Notice notice : one.notices()) {
                Story story = stories.get(number(notice));
                if (story.taken() > 0) {
                    assertThat(one.at()).isBefore(at(story.minute() + story.taken()));
                }
            }
        }
    }

    @Property(tries = 150)
    void quietHoursAreKeptButForRedWhichComesAtOnce(@ForAll("stories") List<Story> stories) {
        RouteSimulation simulation = run(stories);
        QuietHours quiet = Objects.requireNonNull(routes.quiet());
        for (Telling one : simulation.tellings()) {
            boolean night =
                    quiet.hours().contains(one.at().atZone(BusinessTime.ZONE).toLocalTime());
            for (Notice notice : one.notices()) {
                boolean red = notice.subject().severity() == Severity.CRITICAL;
                assertThat(night && !red).isFalse();
                if (red && one.level() == 0) {
                    assertThat(one.at()).isEqualTo(notice.raised());
                }
            }
        }
    }

    @Property(tries = 150)
    void aGroupIsSilentBetweenItsMessages(@ForAll("stories") List<Story> stories) {
        Map<String, Instant> last = new HashMap<>();
        for (Telling one : run(stories).tellings()) {
            Notice first = one.notices().get(0);
            Instant before = last.put(one.to() + one.route() + first.group(), one.at());
            Duration interval = routes.find(one.route()).orElseThrow().interval();
            if (before != null) {
                assertThat(Duration.between(before, one.at())).isGreaterThanOrEqualTo(interval);
            }
        }
    }

    @Property(tries = 150)
    void whatARunMutesIsMutedOnlyAtItsLender(@ForAll("stories") List<Story> stories) {
        RouteSimulation simulation = run(stories);
        for (Decision.Dropped one : simulation.dropped()) {
            if (one.why().startsWith("inhibited")) {
                Story run = stories.get(Integer.parseInt(one.why().substring("inhibited alert-".length())));
                assertThat(run.pattern()).isEqualTo("run");
                assertThat("L" + run.lender()).isEqualTo(one.notice().subject().institution());
            }
        }
        for (Telling one : simulation.tellings()) {
            for (Notice notice : one.notices()) {
                boolean running = Stream.iterate(0, i -> i < stories.size(), i -> i + 1)
                        .map(stories::get)
                        .anyMatch(story -> story.pattern().equals("run")
                                && ("L" + story.lender())
                                        .equals(notice.subject().institution())
                                && !at(story.minute()).isAfter(notice.raised()));
                assertThat(notice.subject().pattern().equals("overdue") && running)
                        .isFalse();
            }
        }
    }

    /** A desk that looks late, because it was down, tells the same alerts to the same receivers at the first rung. */
    @Property(tries = 100)
    void lookingLaterLosesNothing(@ForAll("stories") List<Story> stories) {
        List<Story> untaken = stories.stream()
                .filter(one -> !one.pattern().equals("run"))
                .map(one -> new Story(one.lender(), one.severity(), one.pattern(), one.minute(), 0))
                .toList();
        RouteSimulation prompt = run(untaken);
        RouteSimulation late = simulation();
        events(untaken).forEach(late::happen);
        // In the morning of the third day it is no longer night.
        for (Instant now = at(3 * 24 * 60 + 9 * 60);
                late.nextDue()
                        .filter(due -> due.isBefore(START.plus(LONG_AFTER)))
                        .isPresent();
                now = now.plus(Duration.ofHours(5))) {
            late.tell(now);
        }
        assertThat(firsts(late)).containsExactlyInAnyOrderElementsOf(firsts(prompt));
    }

    private static List<String> firsts(RouteSimulation simulation) {
        return simulation.tellings().stream()
                .filter(one -> one.level() == 0)
                .flatMap(one -> one.alerts().stream().map(alert -> one.to() + "/" + alert))
                .toList();
    }

    private RouteSimulation simulation() {
        return new RouteSimulation(
                engine, Map.of("duty", List.of("officer"), "director", List.of("director")), List.of());
    }

    private RouteSimulation run(List<Story> stories) {
        RouteSimulation simulation = simulation();
        for (Event event : events(stories)) {
            simulation.pass(event.at().minusMillis(1));
            simulation.happen(event);
        }
        simulation.pass(START.plus(LONG_AFTER));
        return simulation;
    }

    private static List<Event> events(List<Story> stories) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            Subject subject = story.subject(i);
            events.add(new Event(2L * i + 1, Kind.OPENED, subject, at(story.minute())));
            if (story.taken() > 0) {
                events.add(new Event(2L * i + 2, Kind.ACKNOWLEDGED, subject, at(story.minute() + story.taken())));
            }
        }
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::id));
        return events;
    }

    private static int number(Notice notice) {
        return Integer.parseInt(notice.subject().alert().substring("alert-".length()));
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
