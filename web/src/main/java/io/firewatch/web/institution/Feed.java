package io.firewatch.web.institution;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What lenders pushed, counted by the day of receipt: the health of the feed, on the wall clock. */
public final class Feed {
    private final Jdbi record;

    public Feed(Jdbi record) {
        this.record = record;
    }

    /** Production batches of one record type. */
    public record OfType(String type, long batches, long records, long refused) {}

    /** Production batches of one day of receipt (Beijing). */
    public record Day(String day, long batches, long records, long refused) {}

    /** The last production batch that came in. */
    public record Last(String type, String batchNum, String receivedAt, String status, long records, long refused) {}

    /** What came in on a day from the whole city, most records first. */
    public List<OfType> on(LocalDate day) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT inf_type, count(*) AS batches, sum(total) AS records, sum(refused) AS refused
                        FROM feed.batch WHERE production AND inf_type < 1000 AND received_at >= :from AND received_at < :to
                        GROUP BY inf_type ORDER BY records DESC, inf_type
                        """)
                .bind("from", start(day))
                .bind("to", start(day.plusDays(1)))
                .map((row, ctx) ->
                        new OfType(type(row), row.getLong("batches"), row.getLong("records"), row.getLong("refused")))
                .list());
    }

    /** One lender's days of receipt since a day, oldest first; silent days are absent. */
    public List<Day> days(String institution, LocalDate since) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT (received_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
                               count(*) AS batches, sum(total) AS records, sum(refused) AS refused
                        FROM feed.batch WHERE production AND inf_type < 1000 AND institution = :institution AND received_at >= :from
                        GROUP BY 1 ORDER BY 1
                        """)
                .bind("institution", institution)
                .bind("from", start(since))
                .map((row, ctx) -> new Day(
                        row.getDate("day").toLocalDate().toString(),
                        row.getLong("batches"),
                        row.getLong("records"),
                        row.getLong("refused")))
                .list());
    }

    public Optional<Last> last(String institution) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT inf_type, batch_num, received_at, status, total, refused
                        FROM feed.batch WHERE production AND inf_type < 1000 AND institution = :institution
                        ORDER BY received_at DESC, id DESC LIMIT 1
                        """)
                .bind("institution", institution)
                .map((row, ctx) -> new Last(
                        type(row),
                        row.getString("batch_num"),
                        row.getTimestamp("received_at").toInstant().toString(),
                        row.getString("status"),
                        row.getLong("total"),
                        row.getLong("refused")))
                .findOne());
    }

    private static java.sql.Timestamp start(LocalDate day) {
        Instant start = day.atStartOfDay(BusinessTime.ZONE).toInstant();
        return java.sql.Timestamp.from(start);
    }

    private static String type(ResultSet row) throws SQLException {
        int infType = row.getInt("inf_type");
        return RecordType.ofInfType(infType).map(RecordType::endpoint).orElse(String.valueOf(infType));
    }
}
