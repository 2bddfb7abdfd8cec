package io.firewatch.web.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.web.http.Refusal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A lender's transactions by type over some business days, reversals taken off. Read from {@code feed.digest_flow}, which has
 * one row for each day and type however many transactions there were.
 */
public final class MoneyFlow {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Jdbi record;

    public MoneyFlow(Jdbi record) {
        this.record = record;
    }

    /**
     * One transaction type.
     *
     * @param payer whose money it was, and {@code payee} whose it is then; null where the protocol does not say
     * @param amount yuan, negative where reversals outweigh
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flow(int type, @Nullable String payer, @Nullable String payee, long number, double amount) {}

    /** Business days {@code from} to {@code to}, both included; {@code newest} is the last day any money moved, if it did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(String from, String to, @Nullable String newest, List<Flow> flows) {}

    /** The last {@value #USUAL_DAYS} days of the lender when no period is given; refuses more than a year. */
    public Answer of(String code, @Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        Optional<LocalDate> newest = newest(code);
        LocalDate last = to != null ? to : newest.orElse(today);
        LocalDate first = from != null ? from : last.minusDays(USUAL_DAYS - 1L);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Refusal.badRequest("from, to: must be in order and at most " + MOST_DAYS + " days apart");
        }
        return new Answer(
                first.toString(),
                last.toString(),
                newest.map(LocalDate::toString).orElse(null),
                flows(code, first, last));
    }

    private List<Flow> flows(String code, LocalDate from, LocalDate to) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT type, sum(number) AS number, sum(fen) AS fen FROM feed.digest_flow
                        WHERE institution = :code AND day BETWEEN :from AND :to
                        GROUP BY type ORDER BY sum(fen) DESC, type
                        """)
                .bind("code", code)
                .bind("from", Date.valueOf(from))
                .bind("to", Date.valueOf(to))
                .map((row, ctx) -> flow(row))
                .list());
    }

    private static Flow flow(ResultSet row) throws SQLException {
        int type = row.getInt("type");
        Optional<MoneyRoute> route = MoneyRoute.ofType(type);
        return new Flow(
                type,
                route.map(MoneyRoute::payer).orElse(null),
                route.map(MoneyRoute::payee).orElse(null),
                row.getLong("number"),
                row.getLong("fen") / 100.0);
    }

    private Optional<LocalDate> newest(String code) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT day FROM feed.digest_flow WHERE institution = :code ORDER BY day DESC LIMIT 1")
                .bind("code", code)
                .map((row, ctx) -> row.getDate("day").toLocalDate())
                .findOne());
    }
}
