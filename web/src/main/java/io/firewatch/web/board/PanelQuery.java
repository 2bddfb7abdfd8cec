package io.firewatch.web.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a panel asks for.
 *
 * @param by what rows stand for; empty for one row about everything
 * @param split the field whose values become columns
 * @param time what the range of days is about; empty for a query about now, whatever the range
 * @param newest whether only the newest day of the range counts, as stocks must not be added up over days
 * @param sort name of the column rows are sorted by; empty for time, or the first measure
 */
public record PanelQuery(
        Source source,
        Conditions where,
        List<Group> by,
        Optional<Group> split,
        List<Measure> measures,
        Optional<SourceField> time,
        boolean newest,
        String sort) {

    /** Every group, the split last. */
    public List<Group> groups() {
        return Stream.concat(by.stream(), split.stream()).toList();
    }

    /** What a store has to compute, measure by measure. */
    public List<Figure> figures() {
        List<Figure> all = new ArrayList<>();
        measures.forEach(one -> all.addAll(one.figures()));
        return all;
    }

    public Optional<Group> timeGroup() {
        return by.stream().filter(one -> one.field().isTime()).findFirst();
    }

    /** Which of a group's values have most of the first measure. */
    public PanelQuery ranking(Group group) {
        return new PanelQuery(
                source, where, List.of(group.whole()), Optional.empty(), measures.subList(0, 1), time, newest, "");
    }
}
