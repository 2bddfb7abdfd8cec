package io.firewatch.web.page;

import io.firewatch.web.alert.Triage;
import io.firewatch.web.http.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a step was not taken, told on the page it was asked for on.
 *
 * @param kind of the problem, as the message bundles know it
 * @param since what others did meanwhile, when that is why
 */
public record Notice(String kind, @Nullable String detail, List<Triage.Step> since) {
    static Notice of(Problem problem) {
        List<Triage.Step> since = problem.more().get("since") instanceof List<?> steps
                ? steps.stream()
                        .filter(Triage.Step.class::isInstance)
                        .map(Triage.Step.class::cast)
                        .toList()
                : List.of();
        return new Notice(problem.kind(), problem.detail(), since);
    }
}
