package io.firewatch.web.notify.route;

import io.firewatch.web.deadline.BureauFiles;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who hears of what; from {@code routes.yaml}.
 *
 * @param desk where messages say the desk is
 * @param staleAfter an alert whose last judged day lies further back is history, and told to nobody
 * @param quiet null for none
 * @param rosters by name, who hears while nobody is on duty
 * @param drill null for none
 */
public record Routes(
        String desk,
        Duration staleAfter,
        @Nullable QuietHours quiet,
        Map<String, List<String>> rosters,
        @Nullable Drill drill,
        List<Inhibition> inhibitions,
        List<Route> routes) {
    public static final String FILE = "routes.yaml";

    public Routes {
        rosters = Map.copyOf(rosters);
        inhibitions = List.copyOf(inhibitions);
        routes = List.copyOf(routes);
    }

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} with every fault of the file. */
    public static Routes load(BureauFiles files) {
        return files.yaml(FILE, RoutesParser::routes);
    }

    public Optional<Route> find(String id) {
        return routes.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The receivers that are named, as targets or as those who stand in for an empty roster. */
    public Set<String> receivers() {
        Set<String> named = new LinkedHashSet<>();
        for (Route route : routes) {
            named.addAll(route.to());
            route.ladder().forEach(rung -> named.addAll(rung.to()));
        }
        rosters.values().forEach(named::addAll);
        named.removeAll(rosters.keySet());
        return named;
    }
}
