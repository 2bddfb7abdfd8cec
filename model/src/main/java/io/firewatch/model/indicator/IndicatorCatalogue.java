package io.firewatch.model.indicator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All coded indicators, by name and by subject type. */
final class IndicatorCatalogue {
    static final List<Indicator> ALL = Arrays.stream(Facet.values())
            .flatMap(facet -> facet.indicators().stream())
            .map(Indicator.class::cast)
            .toList();

    private static final List<List<Indicator>> BY_SUBJECT = Arrays.stream(SubjectType.values())
            .map(type -> ALL.stream().filter(one -> one.subject() == type).toList())
            .toList();

    private static final Map<String, Indicator> BY_ID = new HashMap<>();

    static {
        for (Indicator one : ALL) {
            if (BY_ID.put(one.id(), one) != null) {
                throw new IllegalStateException("two indicators are called " + one.id());
            }
        }
    }

    private IndicatorCatalogue() {}

    static List<Indicator> of(SubjectType subject) {
        return BY_SUBJECT.get(subject.ordinal());
    }

    static Optional<Indicator> ofId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
