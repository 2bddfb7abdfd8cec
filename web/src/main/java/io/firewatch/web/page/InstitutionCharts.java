package io.firewatch.web.page;

import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An institution's indicators, which wait for a reader to open their group. */
public final class InstitutionCharts {
    private InstitutionCharts() {}

    /** All of them by facet. */
    static Map<String, List<Indicator>> groups() {
        Map<String, List<Indicator>> groups = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            // The checks have their own table, day by day.
            if (facet.subject() == SubjectType.INSTITUTION && facet != Facet.CHECKS) {
                groups.put(
                        facet.id(),
                        facet.indicators().stream().map(Indicator.class::cast).toList());
            }
        }
        return groups;
    }
}
