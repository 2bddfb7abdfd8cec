package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

/** A range over a date field. */
final class DateRange {
    private final DateRangeQuery.Builder range = new DateRangeQuery.Builder();

    DateRange(String field) {
        range.field(field);
    }

    DateRange gte(String from) {
        range.gte(from);
        return this;
    }

    DateRange lte(String to) {
        range.lte(to);
        return this;
    }

    Query build() {
        return Query.of(q -> q.range(r -> r.date(range.build())));
    }
}
