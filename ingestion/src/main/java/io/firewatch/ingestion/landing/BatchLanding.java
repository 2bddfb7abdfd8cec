package io.firewatch.ingestion.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Lands a batch in one transaction: either all of it is in the record when {@link #land} returns, or none of it is.
 * Sequence numbers are gapless and commit in their order, because every landing locks the one receipt counter; all
 * work that needs no number is done before the lock is taken.
 */
public final class BatchLanding {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The counter is advanced first: whoever waits for it sees the winner's batch and stores nothing. */
    private static final String PRODUCTION_BATCH =
            """
            WITH counter AS (
                UPDATE feed.receipt_counter SET last_seq = last_seq + ? RETURNING last_seq)
            INSERT INTO feed.batch (institution, inf_type, batch_num, production, received_at, sent_time, trade_day,
                                    status, total, refused, first_seq, last_seq, observations)
            SELECT ?, ?, ?, true, clock_timestamp(), ?, ?, ?, ?, ?, last_seq - ? + 1, last_seq, ?::jsonb FROM counter
            ON CONFLICT (institution, inf_type, batch_num, production) WHERE status = 'success' DO NOTHING
            RETURNING id, first_seq, received_at::text""";

    private static final String TEST_BATCH =
            """
            INSERT INTO feed.batch (institution, inf_type, batch_num, production, received_at, sent_time, trade_day,
                                    status, total, refused, observations)
            VALUES (?, ?, ?, false, clock_timestamp(), ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (institution, inf_type, batch_num, production) WHERE status = 'success' DO NOTHING
            RETURNING id""";

    private static final String SUCCEEDED =
            """
            SELECT 1 FROM feed.batch
            WHERE institution = ? AND inf_type = ? AND batch_num = ? AND production = ? AND status = 'success'""";

    private static final String COPY =
            """
            COPY feed.record (seq, received_at, batch_id, position, institution, inf_type, business_day, record_key,
                              body, refusals) FROM STDIN""";

    private final DataSource record;

    public BatchLanding(DataSource record) {
        this.record = record;
    }

    /** Whether a batch of this number has succeeded before: a cheap early answer, the index gives the final one. */
    public boolean hasSucceeded(String institution, int infType, String batchNum, boolean production)
            throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(SUCCEEDED)) {
            query.setString(1, institution);
            query.setInt(2, infType);
            query.setString(3, batchNum);
            query.setBoolean(4, production);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Empty when a batch of this number has succeeded before; then nothing is stored. */
    public Optional<Landed> land(Batch batch) throws SQLException {
        List<byte[]> lines = batch.production() ? lines(batch) : List.of();
        String observations = json(batch.observations());
        try (Connection connection = record.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Landed> landed = batch.production()
                        ? landProduction(connection, batch, observations, lines)
                        : landTest(connection, batch, observations);
                if (landed.isPresent()) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return landed;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Lands a production batch in a transaction of the caller's, who commits at once: until then nobody else can land.
     * Empty when a batch of this number has succeeded before.
     */
    public static Optional<Landed> land(Connection transaction, Batch batch) throws SQLException {
        return landProduction(transaction, batch, json(batch.observations()), lines(batch));
    }

    private static Optional<Landed> landProduction(
            Connection connection, Batch batch, String observations, List<byte[]> lines) throws SQLException {
        int rows = batch.rows().size();
        try (PreparedStatement insert = connection.prepareStatement(PRODUCTION_BATCH)) {
            insert.setInt(1, rows);
            int next = setCommon(insert, 2, batch);
            insert.setInt(next, rows);
            insert.setString(next + 1, observations);
            try (ResultSet inserted = insert.executeQuery()) {
                if (!inserted.next()) {
                    return Optional.empty();
                }
                long id = inserted.getLong(1);
                long firstSeq = inserted.getLong(2);
                copy(connection, firstSeq, inserted.getString(3), id, lines);
                return Optional.of(new Landed(id, firstSeq, firstSeq + rows - 1));
            }
        }
    }

    private static Optional<Landed> landTest(Connection connection, Batch batch, String observations)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TEST_BATCH)) {
            int next = setCommon(insert, 1, batch);
            insert.setString(next, observations);
            try (ResultSet inserted = insert.executeQuery()) {
                return inserted.next() ? Optional.of(new Landed(inserted.getLong(1), 0, -1)) : Optional.empty();
            }
        }
    }

    private static int setCommon(PreparedStatement insert, int first, Batch batch) throws SQLException {
        int i = first;
        insert.setString(i++, batch.institution());
        insert.setInt(i++, batch.type().infType());
        insert.setString(i++, batch.batchNum());
        insert.setString(i++, batch.sentTime());
        insert.setDate(i++, batch.tradeDay() == null ? null : Date.valueOf(batch.tradeDay()));
        insert.setString(i++, batch.succeeds() ? "success" : "failed");
        insert.setInt(i++, batch.rows().size());
        insert.setInt(i++, batch.refused());
        return i;
    }

    private static void copy(Connection connection, long firstSeq, String receivedAt, long batch, List<byte[]> lines)
            throws SQLException {
        String sameForAll = "\t" + receivedAt + "\t" + batch + "\t";
        byte[] middle = sameForAll.getBytes(StandardCharsets.US_ASCII);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            ByteArrayOutputStream buffer = new ByteArrayOutputStream(256 * 1024);
            long seq = firstSeq;
            for (byte[] line : lines) {
                buffer.writeBytes(Long.toString(seq++).getBytes(StandardCharsets.US_ASCII));
                buffer.writeBytes(middle);
                buffer.writeBytes(line);
                if (buffer.size() > 200 * 1024) {
                    flush(buffer, copy);
                }
            }
            flush(buffer, copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(ByteArrayOutputStream buffer, CopyIn copy) throws SQLException {
        byte[] bytes = buffer.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.reset();
    }

    /** The rows as COPY reads them, but for what only the lock tells: sequence number, time of receipt and batch. */
    private static List<byte[]> lines(Batch batch) {
        List<byte[]> lines = new ArrayList<>(batch.rows().size());
        for (LandingRow row : batch.rows()) {
            CopyLine line = new CopyLine();
            line.number(row.position());
            line.text(batch.institution());
            line.number(batch.type().infType());
            line.day(row.businessDay());
            line.text(row.key());
            line.text(row.body());
            line.last(row.refusals().isEmpty() ? "[]" : json(row.refusals()));
            lines.add(line.bytes());
        }
        return lines;
    }

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of text is always JSON", e);
        }
    }
}
