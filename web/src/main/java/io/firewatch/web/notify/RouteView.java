package io.firewatch.web.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.Severity;
import io.firewatch.web.notify.route.Days;
import io.firewatch.web.notify.route.Match;
import io.firewatch.web.notify.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route as people read it.
 *
 * @param match what it asks, key by key as in {@code routes.yaml}
 * @param gatherSeconds how long the first alert of a group waits for others
 * @param digest when the one message of a day goes out; null for at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteView(
        String id,
        Map<String, List<String>> match,
        List<String> to,
        long gatherSeconds,
        long intervalSeconds,
        List<String> groupBy,
        @Nullable String digest,
        boolean quietHours,
        boolean ends,
        boolean goesOn,
        List<Step> escalate) {

    /** Who hears when nobody has acknowledged. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(long afterSeconds, List<String> to, @Nullable Long everySeconds) {}

    public static RouteView of(Route route) {
        return new RouteView(
                route.id(),
                match(route.match()),
                route.to(),
                route.gather().toSeconds(),
                route.interval().toSeconds(),
                route.groupBy().stream().map(Route.GroupBy::id).toList(),
                route.digest() == null
                        ? null
                        : route.digest() + " " + route.digestDays().id(),
                route.quiet(),
                route.ends(),
                route.goesOn(),
                route.ladder().stream()
                        .map(rung -> {
                            Duration every = rung.every();
                            return new Step(
                                    rung.after().toSeconds(), rung.to(), every == null ? null : every.toSeconds());
                        })
                        .toList());
    }

    private static Map<String, List<String>> match(Match match) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("severity", match.severities().stream().map(Severity::id).toList());
        asked.put("pattern", match.patterns());
        asked.put("rule", match.rules());
        asked.put("district", match.districts());
        asked.put("institution-type", match.types());
        asked.put("institution", match.institutions());
        List<String> when = new ArrayList<>();
        if (match.hours() != null) {
            when.add(match.hours().toString());
        }
        asked.put("hours", when);
        asked.put(
                "days",
                match.days() == Days.ALL ? List.of() : List.of(match.days().id()));
        String staffed = match.staffed();
        asked.put("staffed", staffed == null ? List.of() : List.of(staffed));
        asked.values().removeIf(List::isEmpty);
        return asked;
    }
}
