package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each number about a kind of subject stands in the array a rule judges: the coded indicators first, facet by facet,
 * then the measures in force. The indicators of one group stand together.
 */
public final class Layout {
    private final SubjectType subject;
    private final List<Indicator> indicators;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();

    private Layout(SubjectType subject, List<Indicator> indicators) {
        this.subject = subject;
        this.indicators = List.copyOf(indicators);
        for (int place = 0; place < indicators.size(); place++) {
            Indicator one = indicators.get(place);
            if (places.put(one.id(), place) != null) {
                throw new IllegalArgumentException("two indicators of a " + subject.id() + " are called " + one.id());
            }
            starts.putIfAbsent(one.group(), place);
        }
    }

    public static Layout of(SubjectType subject) {
        return new Layout(subject, Indicator.of(subject));
    }

    /** With those of {@code measures} that are about the same kind of subject. */
    public static Layout of(SubjectType subject, List<? extends Indicator> measures) {
        List<Indicator> all = new ArrayList<>(Indicator.of(subject));
        measures.stream().filter(one -> one.subject() == subject).forEach(all::add);
        return new Layout(subject, all);
    }

    public SubjectType subject() {
        return subject;
    }

    public List<Indicator> indicators() {
        return indicators;
    }

    public int size() {
        return indicators.size();
    }

    public Optional<Indicator> indicator(String id) {
        return Optional.ofNullable(places.get(id)).map(indicators::get);
    }

    public Optional<Integer> place(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** Where the first indicator of a group stands, or -1 for a group nobody declares (any more). */
    public int start(String group) {
        return starts.getOrDefault(group, -1);
    }
}
