package io.firewatch.ingestion.landing;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What became of the batches a lender sent: the questions of the reconciliation service (A.7). What others brought in about
 * it is none of these.
 */
public final class BatchLedger {
    /** The newest says where a re-sent batch stands; a success is final. */
    private static final String STANDING =
            """
            SELECT id, status, refused FROM feed.batch
            WHERE institution = ? AND production = ? AND batch_num = ? AND (?::int IS NULL OR inf_type = ?)
              AND inf_type < %d
            ORDER BY (status = 'success') DESC, id DESC LIMIT 1"""
                    .formatted(RecordType.FIRST_INDEPENDENT);

    private static final String REFUSED =
            """
            SELECT position, record_key, refusals FROM feed.record
            WHERE batch_id = ? AND refusals <> '[]' ORDER BY position""";

    private static final String OF_DAY =
            """
            FROM feed.batch
            WHERE institution = ? AND production = ? AND received_at >= ? AND received_at < ?
              AND (?::int IS NULL OR inf_type = ?) AND (?::text IS NULL OR status = ?)
              AND inf_type < %d"""
                    .formatted(RecordType.FIRST_INDEPENDENT);

    private final DataSource record;

    public BatchLedger(DataSource record) {
        this.record = record;
    }

    /** A batch as it stands. */
    public record Standing(long batch, boolean succeeded, int refused) {}

    /** A refused record; {@code reasons} is the JSON list of them. */
    public record Refused(int position, String key, String reasons) {}

    /** Which batches are asked for: those one lender sent on one day of Beijing time, as far as the rest is not null. */
    public record Selection(
            String institution,
            boolean production,
            LocalDate day,
            @Nullable Integer infType,
            @Nullable String status) {}

    public Optional<Standing> standing(
            String institution, boolean production, String batchNum, @Nullable Integer infType) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(STANDING)) {
            query.setString(1, institution);
            query.setBoolean(2, production);
            query.setString(3, batchNum);
            query.setObject(4, infType, Types.INTEGER);
            query.setObject(5, infType, Types.INTEGER);
            try (ResultSet found = query.executeQuery()) {
                return found.next()
                        ? Optional.of(new Standing(
                                found.getLong(1), found.getString(2).equals("success"), found.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    public List<Refused> refused(long batch) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(REFUSED)) {
            query.setLong(1, batch);
            try (ResultSet found = query.executeQuery()) {
                List<Refused> refused = new ArrayList<>();
                while (found.next()) {
                    refused.add(new Refused(found.getInt(1), found.getString(2), found.getString(3)));
                }
                return refused;
            }
        }
    }

    public int count(Selection selection) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) " + OF_DAY)) {
            select(query, selection);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    /** The batch numbers of one page, in order of receipt. */
    public List<String> numbers(Selection selection, int size, int offset) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT batch_num " + OF_DAY + " ORDER BY id LIMIT ? OFFSET ?")) {
            int next = select(query, selection);
            query.setInt(next, size);
            query.setInt(next + 1, offset);
            try (ResultSet found = query.executeQuery()) {
                List<String> numbers = new ArrayList<>();
                while (found.next()) {
                    numbers.add(found.getString(1));
                }
                return numbers;
            }
        }
    }

    private static int select(PreparedStatement query, Selection selection) throws SQLException {
        LocalDate day = selection.day();
        query.setString(1, selection.institution());
        query.setBoolean(2, selection.production());
        query.setTimestamp(3, Timestamp.from(day.atStartOfDay(BusinessTime.ZONE).toInstant()));
        query.setTimestamp(
                4,
                Timestamp.from(day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant()));
        query.setObject(5, selection.infType(), Types.INTEGER);
        query.setObject(6, selection.infType(), Types.INTEGER);
        query.setString(7, selection.status());
        query.setString(8, selection.status());
        return 9;
    }
}
