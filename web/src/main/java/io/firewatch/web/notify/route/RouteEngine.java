package io.firewatch.web.notify.route;

import io.firewatch.model.BusinessTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the routes: from what happened to who is told, as a function of events, the clock and what is known of the world.
 * It remembers nothing; notices that wait are the outbox's.
 */
public final class RouteEngine {
    /** More holidays than ever stand in a row. */
    private static final int LONGEST_REST = 30;

    private final Routes routes;
    private final OfficeDays days;

    public RouteEngine(Routes routes, OfficeDays days) {
        this.routes = routes;
        this.days = days;
    }

    public Routes routes() {
        return routes;
    }

    /** Whether an event takes back whatever waits to be told of its alert, and the word for it; empty when it does not. */
    public Optional<String> endsWaiting(Event event) {
        return switch (event.kind()) {
            case ACKNOWLEDGED -> Optional.of("acknowledged");
            case CORRECTED -> Optional.of("corrected");
            case GRAVER -> Optional.of("overtaken");
            default -> Optional.empty();
        };
    }

    /** What is to be told because of an event, first telling and ladder. */
    public List<Notice> raise(Event event, Outlook outlook) {
        List<Notice> raised = new ArrayList<>();
        if (!event.kind().isNews() && !event.kind().isEnd()) {
            return raised;
        }
        for (Route route : routes.routes()) {
            if (!applies(route.match(), event, outlook)) {
                continue;
            }
            if (event.kind().isNews()) {
                raised.add(notice(event, route, 0, route.to(), firstDue(route, event.at())));
                for (int level = 1; level <= route.ladder().size(); level++) {
                    Rung rung = route.ladder().get(level - 1);
                    raised.add(notice(event, route, level, rung.to(), event.at().plus(rung.after())));
                }
            } else if (route.ends()) {
                raised.add(notice(event, route, 0, route.to(), firstDue(route, event.at())));
            }
            if (!route.goesOn() && event.kind() != Event.Kind.DRILL) {
                break;
            }
        }
        return raised;
    }

    /** What becomes of the waiting notices of one route and group, of which at least one is due. */
    public Decision decide(List<Notice> waiting, Outlook outlook, Instant now) {
        Decision decision = Decision.nothing();
        if (waiting.isEmpty()) {
            return decision;
        }
        List<Notice> ready = new ArrayList<>();
        Route route = routes.find(waiting.get(0).route()).orElse(null);
        for (Notice notice : waiting) {
            String why = route == null ? "no route any more" : whyNot(notice, route, outlook, now);
            if (why != null) {
                decision.dropped().add(new Decision.Dropped(notice, why));
            } else if (route != null && isHeld(notice, route, now)) {
                decision.held()
                        .add(notice.at(Objects.requireNonNull(routes.quiet()).end(now)));
            } else {
                ready.add(notice);
            }
        }
        if (route == null || ready.isEmpty()) {
            return decision;
        }
        Instant silent = outlook.lastTold(route.id(), ready.get(0).group())
                .map(last -> last.plus(route.interval()))
                .orElse(Instant.MIN);
        if (silent.isAfter(now)) {
            ready.forEach(notice -> decision.held().add(notice.at(silent)));
            return decision;
        }
        decision.told().addAll(ready);
        decision.to().addAll(receivers(ready.get(0).to(), outlook, now));
        ready.forEach(notice -> again(route, notice, now).ifPresent(decision.next()::add));
        return decision;
    }

    /** The receivers that targets stand for at a moment. */
    public List<String> receivers(List<String> targets, Outlook outlook, Instant now) {
        Set<String> receivers = new LinkedHashSet<>();
        for (String target : targets) {
            List<String> otherwise = routes.rosters().get(target);
            if (otherwise == null) {
                receivers.add(target);
            } else {
                List<String> onDuty = outlook.onDuty(target, now);
                receivers.addAll(onDuty.isEmpty() ? otherwise : onDuty);
            }
        }
        return List.copyOf(receivers);
    }

    /** A drill is to reach the last phone: every route takes it that takes its severity, whatever else it asks. */
    private boolean applies(Match match, Event event, Outlook outlook) {
        if (event.kind() == Event.Kind.DRILL) {
            return match.severities().isEmpty()
                    || match.severities().contains(event.subject().severity());
        }
        ZonedDateTime here = event.at().atZone(BusinessTime.ZONE);
        Hours hours = match.hours();
        String staffed = match.staffed();
        return match.fits(event.subject())
                && (hours == null || hours.contains(here.toLocalTime()))
                && (match.days() == Days.ALL || match.days().includes(days.isWorking(here.toLocalDate())))
                && (staffed == null || !outlook.onDuty(staffed, event.at()).isEmpty());
    }

    private Instant firstDue(Route route, Instant at) {
        LocalTime digest = route.digest();
        if (digest == null) {
            return at.plus(route.gather());
        }
        ZonedDateTime next = at.atZone(BusinessTime.ZONE).with(digest);
        if (next.toInstant().isBefore(at)) {
            next = next.plusDays(1);
        }
        for (int i = 0; i < LONGEST_REST && !route.digestDays().includes(days.isWorking(next.toLocalDate())); i++) {
            next = next.plusDays(1);
        }
        return next.toInstant();
    }

    private @Nullable String whyNot(Notice notice, Route route, Outlook outlook, Instant now) {
        String alert = notice.subject().alert();
        if (notice.kind().isEnd()) {
            // Whoever heard nothing of it need not hear that it is over.
            return outlook.wasTold(route.id(), alert) ? null : "untold";
        }
        if (outlook.isAcknowledged(alert)) {
            return "acknowledged";
        }
        if (notice.kind() == Event.Kind.DRILL) {
            return null;
        }
        if (outlook.isStale(alert, now)) {
            return "stale";
        }
        for (Silence silence : outlook.silences()) {
            if (silence.covers(notice.subject(), now)) {
                return "silenced " + silence.id();
            }
        }
        for (Inhibition one : routes.inhibitions()) {
            if (one.mutes().fits(notice.subject())) {
                Optional<String> holding = outlook.holding(one.when(), notice.subject());
                if (holding.isPresent()) {
                    return "inhibited " + holding.get();
                }
            }
        }
        return null;
    }

    private boolean isHeld(Notice notice, Route route, Instant now) {
        QuietHours quiet = routes.quiet();
        return route.quiet() && quiet != null && quiet.hold(notice.subject().severity(), now);
    }

    private static Optional<Notice> again(Route route, Notice told, Instant now) {
        if (told.level() == 0 || told.level() > route.ladder().size()) {
            return Optional.empty();
        }
        return Optional.ofNullable(route.ladder().get(told.level() - 1).every())
                .map(every -> told.again(now.plus(every)));
    }

    private static Notice notice(Event event, Route route, int level, List<String> to, Instant due) {
        return new Notice(
                0,
                event.id(),
                event.kind(),
                event.subject(),
                route.id(),
                level,
                0,
                to,
                route.group(event.subject(), level, event.kind() == Event.Kind.DRILL),
                event.at(),
                due);
    }
}
