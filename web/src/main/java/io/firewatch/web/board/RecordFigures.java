package io.firewatch.web.board;

import io.firewatch.model.BusinessTime;
import io.firewatch.web.board.SourceField.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Figures of the record, in SQL made of the sources' own expressions only; every word of a reader is a parameter. */
public final class RecordFigures implements FigureStore {
    private final Jdbi record;

    public RecordFigures(Jdbi record) {
        this.record = record;
    }

    @Override
    public List<Cell> cells(PanelQuery query, Selection selection) {
        Statement statement = new Statement(query, selection);
        List<String> columns = new ArrayList<>();
        query.groups().forEach(one -> columns.add(expression(one)));
        int groups = columns.size();
        query.figures().forEach(one -> columns.add(statement.figure(one)));
        String sql = "SELECT " + String.join(", ", columns) + statement.from()
                + (groups == 0
                        ? ""
                        : IntStream.rangeClosed(1, groups)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", ", " GROUP BY ", "")));
        return record.withHandle(handle -> statement
                .bind(handle.createQuery(sql))
                .map((row, ctx) -> cell(row, groups, columns.size() - groups))
                .list());
    }

    @Override
    public Optional<LocalDate> newestDay(PanelQuery query, Selection selection) {
        Statement statement = new Statement(query, selection);
        String sql = "SELECT max(" + query.time().orElseThrow().column() + ")::date" + statement.from();
        return record.withHandle(handle ->
                statement.bind(handle.createQuery(sql)).mapTo(LocalDate.class).findOne());
    }

    private static Cell cell(ResultSet row, int groups, int figures) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= groups; i++) {
            keys.add(String.valueOf(row.getString(i)));
        }
        double[] numbers = new double[figures];
        for (int i = 0; i < figures; i++) {
            double number = row.getDouble(groups + 1 + i);
            numbers[i] = row.wasNull() ? Double.NaN : number;
        }
        return new Cell(keys, numbers);
    }

    private static String expression(Group group) {
        String column = group.field().column();
        return switch (group.interval()) {
            case NONE -> column;
            case HOUR -> "to_char(date_trunc('hour', " + column + "), 'YYYY-MM-DD\"T\"HH24:MI')";
            case DAY -> "to_char(" + column + ", 'YYYY-MM-DD')";
            case WEEK, MONTH -> "to_char(date_trunc('" + group.interval().id() + "', " + column + "), 'YYYY-MM-DD')";
        };
    }

    /** A query under way, with its parameters by name. */
    private static final class Statement {
        private final PanelQuery query;
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final List<String> conditions = new ArrayList<>();

        Statement(PanelQuery query, Selection selection) {
            this.query = query;
            query.time().ifPresent(time -> {
                // The partition and the index of batches are by the moment itself, not by its day in Beijing.
                String column = time.role() == Role.MOMENT ? "q.received_at" : time.column();
                conditions.add(column + " >= " + parameter(start(time, selection.from())));
                conditions.add(
                        column + " < " + parameter(start(time, selection.to().plusDays(1))));
            });
            selection
                    .institutions()
                    .ifPresent(codes ->
                            conditions.add("q.institution = ANY(" + parameter(codes.toArray(String[]::new)) + ")"));
            conditions.addAll(of(selection.where()));
        }

        private static Object start(SourceField time, LocalDate day) {
            return time.role() == Role.MOMENT
                    ? java.sql.Timestamp.from(
                            day.atStartOfDay(BusinessTime.ZONE).toInstant())
                    : day;
        }

        private List<String> of(Conditions where) {
            List<String> all = new ArrayList<>();
            where.with().forEach((name, values) -> term(name)
                    .ifPresent(column -> all.add(column + " = ANY(" + parameter(values.toArray(String[]::new)) + ")")));
            where.without().forEach((name, values) -> term(name)
                    .ifPresent(column ->
                            all.add("NOT " + column + " = ANY(" + parameter(values.toArray(String[]::new)) + ")")));
            return all;
        }

        private Optional<String> term(String name) {
            return query.source()
                    .field(name)
                    .filter(one -> one.role() == Role.TERM)
                    .map(SourceField::column);
        }

        private String parameter(Object value) {
            String name = "p" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }

        String figure(Figure figure) {
            String column = figure.field().isEmpty()
                    ? ""
                    : query.source().field(figure.field()).orElseThrow().column();
            String call =
                    switch (figure.metric()) {
                        case COUNT -> "count(*)";
                        case CARDINALITY -> "count(DISTINCT " + column + ")";
                        case SUM -> "sum(" + column + ")";
                        case AVG -> "avg(" + column + ")";
                        case MIN -> "min(" + column + ")";
                        case MAX -> "max(" + column + ")";
                        case PERCENTILE ->
                            "percentile_cont(" + figure.percent() / 100 + ") WITHIN GROUP (ORDER BY " + column + ")";
                    };
            List<String> where = of(figure.where());
            return where.isEmpty() ? call : call + " FILTER (WHERE " + String.join(" AND ", where) + ")";
        }

        String from() {
            String table = query.source() == Source.QUALITY ? "desk.quality" : "feed.batch";
            List<String> all = new ArrayList<>(conditions);
            if (query.source() == Source.ARRIVALS) {
                // Pushes to /test and what independent sources bring are no reports of lenders.
                all.add("q.production AND q.inf_type < 1000");
            }
            return " FROM " + table + " q LEFT JOIN registry.institution i ON i.code = q.institution"
                    + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all));
        }

        Query bind(Query sql) {
            parameters.forEach((name, value) -> {
                if (value instanceof String[] words) {
                    sql.bindByType(name, words, String[].class);
                } else {
                    sql.bind(name, value);
                }
            });
            return sql;
        }
    }
}
