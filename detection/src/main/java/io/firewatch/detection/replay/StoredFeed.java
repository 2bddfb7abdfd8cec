package io.firewatch.detection.replay;

import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Everything the detection job was ever told, read from the record in one snapshot: rules and institutions, then the
 * records in order of receipt. Connects when it is first asked, so that it can travel into a job.
 */
public final class StoredFeed implements Iterator<FeedChange>, Serializable {
    private static final long serialVersionUID = 1L;

    /** Rows held at a time; a record is a kilobyte or two. */
    private static final int FETCH = 2_000;

    private static final String RULES = "SELECT rule, version, status, body, kind, parameters FROM desk.rule_version"
            + " WHERE kind <> 'shadow' ORDER BY rule, version";
    private static final String INSTITUTIONS = "SELECT code, name, type, district, licensed_from - DATE '1970-01-01',"
            + " licensed_to - DATE '1970-01-01' FROM registry.institution";
    private static final String RECORDS =
            "SELECT seq, institution, inf_type, business_day - DATE '1970-01-01' AS business_day,"
                    + " floor(extract(epoch FROM received_at AT TIME ZONE 'Asia/Shanghai'))::bigint AS received_at,"
                    + " batch_id,"
                    + " record_key, body, refusals FROM feed.record WHERE seq <= %d ORDER BY seq";

    private final RecordConnection connection;
    private final @Nullable List<RuleRow> rules;
    private final long through;

    private final Queue<FeedChange> governing = new ArrayDeque<>();
    private transient @Nullable Connection open;
    private transient @Nullable ResultSet records;
    private transient @Nullable FeedChange next;

    /** @param rules what judges, or null for what the record has in force */
    public StoredFeed(RecordConnection connection, @Nullable List<RuleRow> rules) {
        this(connection, rules, Long.MAX_VALUE);
    }

    /** Up to the record {@code through}, in the order of receipt. */
    public StoredFeed(RecordConnection connection, @Nullable List<RuleRow> rules, long through) {
        this.connection = connection;
        this.through = through;
        this.rules = rules == null ? null : List.copyOf(rules);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public FeedChange next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        FeedChange read = next;
        next = null;
        return read;
    }

    private @Nullable FeedChange read() {
        try {
            ResultSet rows = started();
            if (!governing.isEmpty()) {
                return governing.remove();
            }
            if (rows.next()) {
                return new FeedChange(record(rows), null, null);
            }
            if (open != null) {
                open.close();
            }
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("the record at " + connection + " cannot be read: " + e.getMessage(), e);
        }
    }

    private ResultSet started() throws SQLException {
        ResultSet known = records;
        if (known != null) {
            return known;
        }
        Connection database =
                DriverManager.getConnection(connection.jdbcUrl(), connection.user(), connection.password());
        open = database;
        // One snapshot for all, and a cursor instead of the whole answer at once.
        database.setAutoCommit(false);
        database.setReadOnly(true);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        if (rules == null) {
            readRules(database);
        } else {
            rules.forEach(rule -> governing.add(new FeedChange(null, null, rule)));
        }
        readInstitutions(database);
        Statement statement = database.createStatement();
        statement.setFetchSize(FETCH);
        ResultSet rows = statement.executeQuery(RECORDS.formatted(through));
        records = rows;
        return rows;
    }

    private void readRules(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(RULES)) {
            while (row.next()) {
                governing.add(new FeedChange(
                        null,
                        null,
                        new RuleRow(
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6))));
            }
        }
    }

    private void readInstitutions(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(INSTITUTIONS)) {
            while (row.next()) {
                governing.add(new FeedChange(
                        null,
                        new InstitutionRow(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, Integer.class),
                                row.getObject(6, Integer.class)),
                        null));
            }
        }
    }

    private static RecordRow record(ResultSet row) throws SQLException {
        int day = row.getInt("business_day");
        Integer businessDay = row.wasNull() ? null : day;
        return new RecordRow(
                row.getLong("seq"),
                row.getString("institution"),
                row.getInt("inf_type"),
                businessDay,
                row.getLong("received_at"),
                row.getLong("batch_id"),
                row.getString("record_key"),
                row.getString("body"),
                row.getString("refusals"));
    }
}
