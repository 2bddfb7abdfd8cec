package io.firewatch.detection.measure;

import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads {@code feed.record}, in portions: a year of a city's transactions does not fit into memory. */
public record JdbcFeedHistory(RecordConnection record) implements FeedHistory {
    private static final String READ = "SELECT institution, seq, record_key, body FROM feed.record"
            + " WHERE inf_type = ? AND seq > ? AND seq <= ? AND refusals = '[]' ORDER BY seq";

    /** A few megabytes of bodies. */
    private static final int FETCH_ROWS = 4_096;

    @Override
    public void read(RecordType type, long after, long through, Reader to) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password())) {
            connection.setAutoCommit(false); // or the driver fetches everything at once
            connection.setReadOnly(true);
            try (PreparedStatement read = connection.prepareStatement(READ)) {
                read.setFetchSize(FETCH_ROWS);
                read.setInt(1, type.infType());
                read.setLong(2, after);
                read.setLong(3, through);
                try (ResultSet row = read.executeQuery()) {
                    while (row.next()) {
                        to.record(row.getString(1), row.getLong(2), row.getString(3), row.getString(4));
                    }
                }
            }
        }
    }
}
