package io.firewatch.web.page;

import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of an institution's indicators its page draws at once, and which wait for a reader to open their group.
 *
 * @param first behind its open alerts, and the balance
 * @param groups all of them by facet
 */
public record InstitutionCharts(List<Indicator> first, Map<String, List<Indicator>> groups) {
    private static final int MOST_AT_ONCE = 8;

    static InstitutionCharts of(List<AlertView> alerts) {
        Set<Indicator> first = new LinkedHashSet<>();
        first.add(FlowsIndicator.BALANCE);
        alerts.stream()
                .filter(AlertView::firing)
                .flatMap(alert -> alert.indicators().stream())
                .flatMap(name -> Indicator.ofId(name).stream())
                .filter(one -> one.subject() == SubjectType.INSTITUTION)
                .forEach(first::add);
        Map<String, List<Indicator>> groups = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            // The checks have their own table, day by day.
            if (facet.subject() == SubjectType.INSTITUTION && facet != Facet.CHECKS) {
                groups.put(
                        facet.id(),
                        facet.indicators().stream().map(Indicator.class::cast).toList());
            }
        }
        return new InstitutionCharts(first.stream().limit(MOST_AT_ONCE).toList(), groups);
    }
}
