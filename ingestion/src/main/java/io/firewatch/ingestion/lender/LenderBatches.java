package io.firewatch.ingestion.lender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One lender's batches and the records refused in them. Every question names the lender; a batch of another is not there.
 */
public final class LenderBatches {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FACTS =
            "id, inf_type, batch_num, production, received_at, trade_day, status, total, refused, observations";

    /** What independent sources bring in about a lender is none of its batches. */
    private static final String OWN =
            " FROM feed.batch WHERE institution = :lender AND inf_type < " + RecordType.FIRST_INDEPENDENT + " ";

    private static final String REFUSED =
            """
            SELECT b.inf_type, b.batch_num, r.received_at, r.position, r.record_key, r.refusals, r.body
            FROM feed.batch b JOIN feed.record r ON r.batch_id = b.id AND r.refusals <> '[]'
            WHERE b.institution = :lender AND b.inf_type < %d AND b.refused > 0"""
                    .formatted(RecordType.FIRST_INDEPENDENT);

    private static final int FETCH = 500;

    /** A re-keyed identity: the bureau's, and of no use to anybody else; its beginning tells equal ones apart. */
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9a-f])([0-9a-f]{8})[0-9a-f]{24}(?![0-9a-f])");

    private final Jdbi record;

    LenderBatches(Jdbi record) {
        this.record = record;
    }

    /** What a list of batches is narrowed to. */
    public enum State {
        ANY,
        SUCCESS,
        FAILED,
        /** With at least one record refused, whatever became of the rest. */
        REFUSED
    }

    /**
     * Which batches are asked for.
     *
     * @param day of receipt, Beijing time
     * @param before only older ones than this batch
     */
    public record Selection(
            @Nullable LocalDate day,
            @Nullable RecordType type,
            State state,
            boolean production,
            @Nullable Long before) {}

    /** A batch as it was received. */
    public record Batch(
            long id,
            RecordType type,
            String batchNum,
            boolean production,
            Instant receivedAt,
            @Nullable LocalDate tradeDay,
            boolean succeeded,
            int total,
            int refused,
            List<String> observations) {}

    /** A refused record with its reasons; {@code body} is the record as kept, identities shortened. */
    public record Refused(
            RecordType type,
            String batchNum,
            Instant receivedAt,
            int position,
            String key,
            List<String> reasons,
            String body) {}

    /** Newest first. */
    List<Batch> list(String lender, Selection selection, int most) {
        StringBuilder sql = new StringBuilder("SELECT " + FACTS + OWN + "AND production = :production");
        if (selection.day() != null) {
            sql.append(" AND received_at >= :from AND received_at < :to");
        }
        if (selection.type() != null) {
            sql.append(" AND inf_type = :type");
        }
        if (selection.before() != null) {
            // An id of another lender has no moment here, and nothing is before it.
            sql.append(" AND (received_at, id) < (SELECT received_at, id" + OWN + "AND id = :before)");
        }
        sql.append(
                switch (selection.state()) {
                    case ANY -> "";
                    case SUCCESS -> " AND status = 'success'";
                    case FAILED -> " AND status = 'failed'";
                    case REFUSED -> " AND refused > 0";
                });
        sql.append(" ORDER BY received_at DESC, id DESC LIMIT :most");
        return record.withHandle(handle -> {
            var query = handle.createQuery(sql.toString())
                    .bind("lender", lender)
                    .bind("production", selection.production())
                    .bind("most", most);
            if (selection.day() != null) {
                query.bind("from", start(selection.day()))
                        .bind("to", start(selection.day().plusDays(1)));
            }
            if (selection.type() != null) {
                query.bind("type", selection.type().infType());
            }
            if (selection.before() != null) {
                query.bind("before", selection.before());
            }
            return query.map((row, ctx) -> batch(row)).list();
        });
    }

    Optional<Batch> find(String lender, long id) {
        return record.withHandle(handle -> handle.createQuery("SELECT " + FACTS + OWN + "AND id = :id")
                .bind("lender", lender)
                .bind("id", id)
                .map((row, ctx) -> batch(row))
                .findOne());
    }

    /** The refused records of a batch from behind a position on, in order. */
    List<Refused> refused(String lender, long id, int after, int most) {
        return record.withHandle(handle -> handle.createQuery(
                        REFUSED + " AND b.id = :id AND r.position > :after ORDER BY r.position LIMIT :most")
                .bind("lender", lender)
                .bind("id", id)
                .bind("after", after)
                .bind("most", most)
                .map((row, ctx) -> refused(row))
                .list());
    }

    /** Hands over every refused record of a batch, without holding them all. */
    void eachRefused(String lender, long id, Consumer<Refused> reader) {
        record.useTransaction(handle -> {
            try (var query = handle.createQuery(REFUSED + " AND b.id = :id ORDER BY r.position")) {
                query.bind("lender", lender)
                        .bind("id", id)
                        .setFetchSize(FETCH)
                        .map((row, ctx) -> refused(row))
                        .forEach(reader);
            }
        });
    }

    /** Likewise of all production batches received on some days. */
    void eachRefused(String lender, LocalDate from, LocalDate to, @Nullable RecordType type, Consumer<Refused> reader) {
        record.useTransaction(handle -> {
            try (var query = handle.createQuery(REFUSED
                    + " AND b.production AND b.received_at >= :from AND b.received_at < :to"
                    + (type == null ? "" : " AND b.inf_type = :type")
                    + " ORDER BY b.received_at, b.id, r.position")) {
                query.bind("lender", lender).bind("from", start(from)).bind("to", start(to.plusDays(1)));
                if (type != null) {
                    query.bind("type", type.infType());
                }
                query.setFetchSize(FETCH).map((row, ctx) -> refused(row)).forEach(reader);
            }
        });
    }

    static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(BusinessTime.ZONE).toInstant());
    }

    private static Batch batch(ResultSet row) throws SQLException {
        java.sql.Date tradeDay = row.getDate("trade_day");
        return new Batch(
                row.getLong("id"),
                type(row),
                row.getString("batch_num"),
                row.getBoolean("production"),
                row.getTimestamp("received_at").toInstant(),
                tradeDay == null ? null : tradeDay.toLocalDate(),
                row.getString("status").equals("success"),
                row.getInt("total"),
                row.getInt("refused"),
                texts(row.getString("observations")));
    }

    private static Refused refused(ResultSet row) throws SQLException {
        return new Refused(
                type(row),
                row.getString("batch_num"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("position"),
                shortened(row.getString("record_key")),
                texts(row.getString("refusals")),
                shortened(row.getString("body")));
    }

    static String shortened(String text) {
        return IDENTITY.matcher(text).replaceAll("$1…");
    }

    private static RecordType type(ResultSet row) throws SQLException {
        int infType = row.getInt("inf_type");
        return RecordType.ofInfType(infType)
                .orElseThrow(() -> new SQLException("batch of infType " + infType + ", which is no type"));
    }

    private static List<String> texts(String json) throws SQLException {
        try {
            List<String> texts = new ArrayList<>();
            for (JsonNode one : JSON.readTree(json)) {
                texts.add(one.asText());
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw new SQLException("no JSON list of texts: " + json, e);
        }
    }
}
