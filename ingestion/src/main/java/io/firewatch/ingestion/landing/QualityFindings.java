package io.firewatch.ingestion.landing;

import io.firewatch.model.BusinessTime;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the checks found in the data one lender reported, as the detection job keeps it in {@code desk.quality}. */
public final class QualityFindings {
    private static final String FOUND =
            """
            SELECT day, check_id, cases, failed, examples FROM desk.quality
            WHERE institution = ? AND day BETWEEN ? AND ? AND cases > 0 ORDER BY day, check_id""";

    private static final String NEWEST = "SELECT max(day) FROM desk.quality WHERE institution = ?";

    private static final String OBSERVED =
            """
            SELECT observation, count(*), max(batch_num) FROM feed.batch, jsonb_array_elements_text(observations) observation
            WHERE institution = ? AND production AND received_at >= ? AND received_at < ?
            GROUP BY observation ORDER BY observation""";

    private final DataSource record;

    public QualityFindings(DataSource record) {
        this.record = record;
    }

    /** One check on one business day; {@code examples} is a JSON list. */
    public record Found(LocalDate day, String check, int cases, int failed, String examples) {}

    /** How many batches were received with one finding about their envelope, and one of them. */
    public record Observed(String observation, int batches, String batchNum) {}

    /** The newest business day anything is known of. */
    public Optional<LocalDate> newestDay(String institution) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setString(1, institution);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return Optional.ofNullable(found.getDate(1)).map(Date::toLocalDate);
            }
        }
    }

    public List<Found> between(String institution, LocalDate from, LocalDate to) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(FOUND)) {
            query.setString(1, institution);
            query.setDate(2, Date.valueOf(from));
            query.setDate(3, Date.valueOf(to));
            try (ResultSet found = query.executeQuery()) {
                List<Found> all = new ArrayList<>();
                while (found.next()) {
                    all.add(new Found(
                            found.getDate(1).toLocalDate(),
                            found.getString(2),
                            found.getInt(3),
                            found.getInt(4),
                            found.getString(5)));
                }
                return all;
            }
        }
    }

    /** By day of receipt, Beijing time. */
    public List<Observed> observed(String institution, LocalDate from, LocalDate to) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(OBSERVED)) {
            query.setString(1, institution);
            query.setTimestamp(
                    2, Timestamp.from(from.atStartOfDay(BusinessTime.ZONE).toInstant()));
            query.setTimestamp(
                    3,
                    Timestamp.from(
                            to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant()));
            try (ResultSet found = query.executeQuery()) {
                List<Observed> all = new ArrayList<>();
                while (found.next()) {
                    all.add(new Observed(found.getString(1), found.getInt(2), found.getString(3)));
                }
                return all;
            }
        }
    }
}
