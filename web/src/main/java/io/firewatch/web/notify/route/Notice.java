package io.firewatch.web.notify.route;

import java.time.Instant;
import java.util.List;

/**
 * One thing to be told on one route at some time, unless something comes between.
 *
 * @param id 0 while the outbox has not given it one
 * @param event what happened
 * @param level 0 for the first telling, then the rung of the ladder, counted from 1
 * @param round how often this rung was told before
 * @param group alerts of one route and group are told in one message
 * @param raised when it happened
 */
public record Notice(
        long id,
        long event,
        Event.Kind kind,
        Subject subject,
        String route,
        int level,
        int round,
        List<String> to,
        String group,
        Instant raised,
        Instant due) {
    public Notice {
        to = List.copyOf(to);
    }

    Notice at(Instant other) {
        return new Notice(id, event, kind, subject, route, level, round, to, group, raised, other);
    }

    Notice again(Instant next) {
        return new Notice(0, event, kind, subject, route, level, round + 1, to, group, raised, next);
    }

    public Notice withId(long given) {
        return new Notice(given, event, kind, subject, route, level, round, to, group, raised, due);
    }
}
