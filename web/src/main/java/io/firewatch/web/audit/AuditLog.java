package io.firewatch.web.audit;

import io.firewatch.web.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The lines of {@code desk.audit}, which the database chains and refuses to change. */
public final class AuditLog {
    private final Jdbi record;

    /** {@code record} sees the whole city. */
    public AuditLog(Jdbi record) {
        this.record = record;
    }

    /** A line. {@code at} is an ISO moment, {@code detail} JSON. */
    public record Line(
            long seq,
            String at,
            String actor,
            String action,
            String subject,
            String detail,
            String address,
            String hash) {}

    /**
     * Appends a line within the transaction of what it tells. All writers queue behind it until they commit: call it last.
     *
     * @param detail field names and values; never a password or a secret
     */
    public void append(Handle handle, By by, AuditAction action, String subject, Map<String, ?> detail) {
        handle.createQuery("SELECT desk.audit_append(:actor, :action, :subject, :detail, :address)")
                .bind("actor", by.user())
                .bind("action", action.id())
                .bind("subject", subject)
                .bind("detail", Json.text(new TreeMap<>(detail)))
                .bind("address", by.address())
                .mapTo(Long.class)
                .one();
    }

    /** Appends a line about something that changes nothing, or has been done. */
    public void append(By by, AuditAction action, String subject, Map<String, ?> detail) {
        record.useTransaction(handle -> append(handle, by, action, subject, detail));
    }

    /** The newest {@code most} lines that fit, newest first, below {@code before}. */
    public List<Line> find(AuditQuery query, long before, int most) {
        return record.withHandle(handle -> {
            try (Query lines = select(handle, query, "AND seq < :before", " LIMIT :most")) {
                return lines.bind("before", before)
                        .bind("most", most)
                        .map((row, ctx) -> line(row))
                        .list();
            }
        });
    }

    /** Hands over every line that fits, newest first, without holding them all. */
    public void each(AuditQuery query, Consumer<Line> reader) {
        record.useTransaction(handle -> {
            try (Query lines = select(handle, query, "", "")) {
                lines.setFetchSize(1_000).map((row, ctx) -> line(row)).forEach(reader);
            }
        });
    }

    private static Query select(Handle handle, AuditQuery query, String also, String limit) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        add(conditions, values, "actor = :actor", "actor", query.actor());
        add(conditions, values, "action = :action", "action", query.action());
        add(conditions, values, "subject = :subject", "subject", query.subject());
        add(
                conditions,
                values,
                "at >= CAST(:from AS date)::timestamp AT TIME ZONE 'Asia/Shanghai'",
                "from",
                query.from());
        add(
                conditions,
                values,
                "at < (CAST(:to AS date) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'",
                "to",
                query.to());
        String where = conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
        return handle.createQuery("SELECT seq, at, actor, action, subject, detail, address, hash FROM desk.audit WHERE "
                        + where + " " + also + " ORDER BY seq DESC" + limit)
                .bindMap(values);
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String name, String value) {
        if (!value.isEmpty()) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant().toString(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("address"),
                row.getString("hash"));
    }
}
