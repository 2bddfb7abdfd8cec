package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The history of subjects within sight: a document for each subject, group of indicators and month. */
public final class HistoryIndex {
    private static final int PAGE = 1_500;

    /** Together they tell one document from every other. */
    private static final List<String> ORDER = List.of("institution", "subject", "group", "month");

    private final Index index;

    public HistoryIndex(Index index) {
        this.index = index;
    }

    /**
     * Hands out the months of all subjects of a type, with the indicators asked for.
     *
     * @param writtenSince milliseconds of the epoch; months written earlier are left out
     */
    public void read(
            SubjectType type,
            Collection<String> groups,
            Collection<String> indicators,
            long writtenSince,
            Consumer<ObjectNode> month) {
        BoolQuery.Builder wanted = new BoolQuery.Builder()
                .filter(AlertIndex.terms("subjectType", List.of(type.id())))
                .filter(AlertIndex.terms("group", groups));
        if (writtenSince > 0) {
            wanted.filter(Query.of(q -> q.range(
                    range -> range.untyped(written -> written.field("written").gte(JsonData.of(writtenSince))))));
        }
        Query query = Query.of(q -> q.bool(wanted.build()));
        List<String> fields = new ArrayList<>(List.of("institution", "subject", "label", "group", "month", "written"));
        fields.add("points.days");
        indicators.forEach(one -> fields.add("points.columns." + one));
        List<FieldValue> after = List.of();
        while (true) {
            List<FieldValue> place = after;
            List<Hit<ObjectNode>> hits = index.search(IndexMappings.HISTORY_PREFIX + "*", search -> {
                        search.size(PAGE)
                                .query(query)
                                .trackTotalHits(total -> total.enabled(false))
                                .source(source -> source.filter(asked -> asked.includes(fields)))
                                .sort(ORDER.stream().map(HistoryIndex::by).toList());
                        if (!place.isEmpty()) {
                            search.searchAfter(place);
                        }
                    })
                    .hits()
                    .hits();
            hits.forEach(hit -> {
                if (hit.source() != null) {
                    month.accept(hit.source());
                }
            });
            if (hits.size() < PAGE) {
                return;
            }
            after = hits.get(hits.size() - 1).sort();
        }
    }

    private static SortOptions by(String field) {
        return SortOptions.of(sort -> sort.field(one -> one.field(field).order(SortOrder.Asc)));
    }
}
