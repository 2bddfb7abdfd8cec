package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.record.IndexMappings;
import io.firewatch.web.alert.AlertHits;
import io.firewatch.web.alert.AlertQuery;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.alert.Overdue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The alerts of the index, found the way people ask for them. */
public final class AlertIndex {
    private final Index index;

    public AlertIndex(Index index) {
        this.index = index;
    }

    /**
     * One page of alerts.
     *
     * @param named codes of the institutions whose name holds a word
     * @param overdue what is overdue, if only that counts; null when it does not matter
     * @param among the only alerts that count; null for all
     * @param cursor {@code next} of the page before, or null for the first
     */
    public AlertHits search(
            AlertQuery query,
            Function<String, Collection<String>> named,
            @Nullable Overdue overdue,
            @Nullable Collection<String> among,
            int size,
            @Nullable String cursor) {
        List<SortOptions> sort = sort(query.order());
        List<FieldValue> after = cursor == null ? List.of() : Cursor.read(cursor, sort.size());
        SearchResponse<ObjectNode> found = index.search(IndexMappings.ALERTS_INDEX, search -> {
            // One more than the page tells whether there is a next one.
            search.size(size + 1)
                    .trackTotalHits(total -> total.enabled(true))
                    .sort(sort)
                    .query(filter(query, named, overdue, among));
            if (!after.isEmpty()) {
                search.searchAfter(after);
            }
        });
        List<Hit<ObjectNode>> hits = found.hits().hits();
        boolean more = hits.size() > size;
        List<Hit<ObjectNode>> page = more ? hits.subList(0, size) : hits;
        long total = found.hits().total() == null ? 0 : found.hits().total().value();
        return new AlertHits(
                total,
                page.stream().map(Hit::source).filter(Objects::nonNull).toList(),
                more && !page.isEmpty() ? Cursor.write(page.get(page.size() - 1).sort()) : null);
    }

    public Optional<ObjectNode> find(String id) {
        return findAll(Set.of(id)).stream().findFirst();
    }

    /** With its personal data: for whoever may see it, and for what the desk looks up itself. */
    public Optional<ObjectNode> findWhole(String id) {
        return index
                .searchWhole(
                        IndexMappings.ALERTS_INDEX, search -> search.size(1).query(terms("id", Set.of(id))))
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Those of the alerts that a search already shows. */
    public List<ObjectNode> findAll(Collection<String> ids) {
        return index
                .search(IndexMappings.ALERTS_INDEX, search -> search.size(ids.size())
                        .query(terms("id", ids)))
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<SortOptions> sort(AlertQuery.Order order) {
        List<SortOptions> sort = new ArrayList<>();
        if (order == AlertQuery.Order.GRAVEST) {
            sort.add(by("severityRank"));
        }
        sort.add(by("openedAt"));
        sort.add(by("id"));
        return sort;
    }

    private static SortOptions by(String field) {
        return SortOptions.of(sort -> sort.field(one -> one.field(field).order(SortOrder.Desc)));
    }

    private static Query filter(
            AlertQuery query,
            Function<String, Collection<String>> named,
            @Nullable Overdue overdue,
            @Nullable Collection<String> among) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        if (among != null) {
            all.filter(terms("id", among));
        }
        if (overdue != null) {
            all.filter(overdue(overdue));
        }
        if (!query.assignee().isEmpty()) {
            all.filter(assignee(query.assignee()));
        }
        only(all, "institution", query.institution());
        only(all, "rule", query.rule());
        only(all, "pattern", query.pattern());
        only(all, "severity", query.severity());
        only(all, "status", query.status());
        only(all, "dataState", query.dataState());
        if (query.rolledUp().size() == 1) {
            Query rolledUp = Query.of(q -> q.exists(field -> field.field("rolledUpUnder")));
            if (query.rolledUp().contains("true")) {
                all.filter(rolledUp);
            } else {
                all.mustNot(rolledUp);
            }
        }
        only(all, "rolledUpUnder", query.under());
        only(all, "subject.id", query.subject());
        if (!query.from().isEmpty()) {
            all.filter(range(query.from()).gte(query.from()).build());
        }
        if (!query.to().isEmpty()) {
            all.filter(range(query.to()).lte(query.to()).build());
        }
        if (!query.q().isEmpty()) {
            // Each word has to be found, wherever it stands.
            for (String word : query.q().split("\\s+")) {
                all.filter(text(word, named.apply(word)));
            }
        }
        return Query.of(q -> q.bool(all.build()));
    }

    private static Query overdue(Overdue overdue) {
        BoolQuery.Builder clocks = new BoolQuery.Builder().minimumShouldMatch("1");
        for (Overdue.Clock clock : overdue.clocks()) {
            clocks.should(q -> q.bool(late -> late.filter(
                            terms("severity", List.of(clock.severity().id())))
                    .filter(terms(
                            "status",
                            clock.states().stream().map(AlertState::id).toList()))
                    .filter(range -> range.range(on -> on.date(date ->
                            date.field("openedAt").lt(clock.raisedBefore().toString()))))));
        }
        if (!overdue.except().isEmpty()) {
            clocks.mustNot(terms("id", overdue.except()));
        }
        Query byClock = Query.of(q -> q.bool(clocks.build()));
        return overdue.also().isEmpty()
                ? byClock
                : Query.of(q -> q.bool(any -> any.should(byClock, terms("id", overdue.also()))));
    }

    private static Query assignee(Set<String> names) {
        Query nobody = Query.of(q -> q.bool(none -> none.mustNot(has -> has.exists(field -> field.field("assignee")))));
        return names.contains(AlertQuery.NOBODY)
                ? Query.of(q -> q.bool(any -> any.should(nobody, terms("assignee", names))))
                : terms("assignee", names);
    }

    private static void only(BoolQuery.Builder all, String field, Set<String> values) {
        if (!values.isEmpty()) {
            all.filter(terms(field, values));
        }
    }

    static Query terms(String field, Collection<String> values) {
        return Query.of(q -> q.terms(terms -> terms.field(field)
                .terms(in -> in.value(values.stream().map(FieldValue::of).toList()))));
    }

    private static DateRange range(String moment) {
        return new DateRange(AlertQuery.isDay(moment) ? "episodeDay" : "openedAt");
    }

    /** Chinese is indexed a character at a time, so words are found as phrases of characters. */
    private static Query text(String word, Collection<String> namedInstitutions) {
        BoolQuery.Builder any = new BoolQuery.Builder().minimumShouldMatch("1");
        for (String field : List.of("message.zh", "message.en", "title.zh", "title.en", "subject.label")) {
            any.should(q -> q.matchPhrasePrefix(match -> match.field(field).query(word)));
        }
        for (String field : List.of("id", "institution", "subject.id", "rule", "assignee")) {
            any.should(q -> q.prefix(prefix -> prefix.field(field).value(word).caseInsensitive(true)));
        }
        if (!namedInstitutions.isEmpty()) {
            any.should(terms("institution", namedInstitutions));
        }
        return Query.of(q -> q.bool(any.build()));
    }
}
