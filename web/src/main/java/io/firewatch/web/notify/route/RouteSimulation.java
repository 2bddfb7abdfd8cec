package io.firewatch.web.notify.route;

import io.firewatch.web.notify.route.Event.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs the engine over an imagined time, without a database: the memory is the outbox, the rest is the same. */
public final class RouteSimulation implements Outlook {
    private final RouteEngine engine;
    private final Map<String, List<String>> staffed;
    private final List<Silence> silences;

    private final List<Notice> waiting = new ArrayList<>();
    private final Map<String, Subject> open = new TreeMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Instant> lastTold = new HashMap<>();
    private final Set<String> toldOf = new HashSet<>();
    private final Set<String> hasIt = new HashSet<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Decision.Dropped> dropped = new ArrayList<>();
    private long lastId;

    /** {@code staffed}: who is on duty on each roster, all the time. */
    public RouteSimulation(RouteEngine engine, Map<String, List<String>> staffed, List<Silence> silences) {
        this.engine = engine;
        this.staffed = Map.copyOf(staffed);
        this.silences = List.copyOf(silences);
    }

    /** A message to one receiver. */
    public record Telling(Instant at, String to, String route, int level, List<Notice> notices) {
        public List<String> alerts() {
            return notices.stream().map(one -> one.subject().alert()).toList();
        }
    }

    /** Something happens. */
    public void happen(Event event) {
        String alert = event.subject().alert();
        if (event.kind().isEnd()) {
            open.remove(alert);
        } else if (event.kind() != Kind.ACKNOWLEDGED && event.kind() != Kind.DRILL) {
            open.put(alert, event.subject());
        }
        if (event.kind() == Kind.ACKNOWLEDGED) {
            acknowledged.add(alert);
        } else if (event.kind() == Kind.REOPENED) {
            acknowledged.remove(alert);
        }
        engine.endsWaiting(event).ifPresent(why -> List.copyOf(waiting).stream()
                .filter(one -> one.subject().alert().equals(alert))
                .forEach(one -> {
                    waiting.remove(one);
                    dropped.add(new Decision.Dropped(one, why));
                }));
        engine.raise(event, this).forEach(one -> waiting.add(one.withId(++lastId)));
    }

    /** When something is due next; empty when nothing waits. */
    public Optional<Instant> nextDue() {
        return waiting.stream().map(Notice::due).min(Comparator.naturalOrder());
    }

    /** Tells whatever is due at a moment. */
    public void tell(Instant now) {
        Map<String, List<Notice>> groups = new TreeMap<>();
        waiting.forEach(one -> groups.computeIfAbsent(one.route() + "/" + one.group(), key -> new ArrayList<>())
                .add(one));
        groups.values().stream()
                .filter(group -> group.stream().anyMatch(one -> !one.due().isAfter(now)))
                .forEach(group -> tell(group, now));
    }

    private void tell(List<Notice> group, Instant now) {
        Decision decision = engine.decide(group, this, now);
        waiting.removeAll(group);
        waiting.addAll(decision.held());
        decision.next().forEach(one -> waiting.add(one.withId(++lastId)));
        dropped.addAll(decision.dropped());
        if (decision.told().isEmpty()) {
            return;
        }
        Notice first = decision.told().get(0);
        lastTold.put(first.route() + "/" + first.group(), now);
        decision.told()
                .forEach(one -> toldOf.add(one.route() + "/" + one.subject().alert()));
        for (String receiver : decision.to()) {
            List<Notice> news = decision.told().stream()
                    .filter(one -> hasIt.add(receiver + "/" + one.event() + "/" + one.level() + "/" + one.round()))
                    .toList();
            if (!news.isEmpty()) {
                tellings.add(new Telling(now, receiver, first.route(), first.level(), news));
            }
        }
    }

    /** Lets time pass until a moment, telling everything at its time. */
    public void pass(Instant until) {
        for (Optional<Instant> next = nextDue(); next.isPresent() && !next.get().isAfter(until); next = nextDue()) {
            tell(next.get());
        }
    }

    public List<Telling> tellings() {
        return List.copyOf(tellings);
    }

    public List<Decision.Dropped> dropped() {
        return List.copyOf(dropped);
    }

    public List<Notice> waiting() {
        return List.copyOf(waiting);
    }

    @Override
    public List<String> onDuty(String roster, Instant at) {
        return staffed.getOrDefault(roster, List.of());
    }

    @Override
    public boolean isAcknowledged(String alert) {
        return acknowledged.contains(alert);
    }

    @Override
    public boolean isStale(String alert, Instant now) {
        return false;
    }

    @Override
    public List<Silence> silences() {
        return silences;
    }

    @Override
    public Optional<String> holding(Match when, Subject muted) {
        return open.values().stream()
                .filter(one -> one.institution().equals(muted.institution())
                        && !one.alert().equals(muted.alert())
                        && when.fits(one))
                .map(Subject::alert)
                .findFirst();
    }

    @Override
    public Optional<Instant> lastTold(String route, String group) {
        return Optional.ofNullable(lastTold.get(route + "/" + group));
    }

    @Override
    public boolean wasTold(String route, String alert) {
        return toldOf.contains(route + "/" + alert);
    }
}
