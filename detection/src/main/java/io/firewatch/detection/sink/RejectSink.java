package io.firewatch.detection.sink;

import io.firewatch.detection.feed.Reject;
import io.firewatch.ingestion.cdc.RecordConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes rejects to {@code desk.undecoded} at each checkpoint; a repeat after a restart changes nothing. */
public record RejectSink(RecordConnection connection) implements Sink<Reject> {
    @Override
    public SinkWriter<Reject> createWriter(WriterInitContext context) {
        return new Writer(connection);
    }

    @Override
    @Deprecated
    public SinkWriter<Reject> createWriter(InitContext context) {
        return new Writer(connection);
    }

    private static final class Writer implements SinkWriter<Reject> {
        private static final String INSERT =
                "INSERT INTO desk.undecoded (seq, institution, inf_type, reason) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

        private final RecordConnection connection;
        private final List<Reject> waiting = new ArrayList<>();

        Writer(RecordConnection connection) {
            this.connection = connection;
        }

        @Override
        public void write(Reject reject, Context context) {
            waiting.add(reject);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (waiting.isEmpty()) {
                return;
            }
            try (Connection record = DriverManager.getConnection(
                            connection.jdbcUrl(), connection.user(), connection.password());
                    PreparedStatement insert = record.prepareStatement(INSERT)) {
                for (Reject reject : waiting) {
                    insert.setLong(1, reject.seq());
                    insert.setString(2, reject.institution());
                    insert.setInt(3, reject.infType());
                    insert.setString(4, reject.reason());
                    insert.addBatch();
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw new IOException("could not write " + waiting.size() + " rejects to desk.undecoded", e);
            }
            waiting.clear();
        }

        @Override
        public void close() {}
    }
}
