package io.firewatch.web.notify.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.notify.channel.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What was sent to whom and what became of it; and sending again what was given up. */
public final class Ledger {
    public static final List<String> STATES = List.of("waiting", "sending", "delivered", "dead", "merged");

    private static final String FACTS =
            "SELECT d.*, ARRAY(SELECT person FROM desk.delivery_read WHERE delivery = d.id ORDER BY at) AS readers,"
                    + " json_array_length(content::json -> 'alerts') AS alerts FROM desk.delivery AS d WHERE ";

    private final Jdbi record;
    private final AuditLog log;
    private final Pace pace;

    Ledger(Jdbi record, AuditLog log, Pace pace) {
        this.record = record;
        this.log = log;
        this.pace = pace;
    }

    /**
     * A line of the ledger. Moments are ISO.
     *
     * @param alerts how many it tells of
     * @param raisedAt when the first of what it tells happened
     * @param payloadHash SHA-256 of what was handed over
     * @param mergedInto the message that took its place
     * @param readBy who opened it on the desk
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String id,
            String receiver,
            String channel,
            String kind,
            String route,
            int level,
            int alerts,
            String state,
            int attempts,
            boolean inDoubt,
            String raisedAt,
            String createdAt,
            @Nullable String nextAt,
            @Nullable String endedAt,
            @Nullable String answer,
            @Nullable String payloadHash,
            @Nullable String mergedInto,
            List<String> readBy) {}

    /** What to look for; empty asks nothing. {@code before} is the id of the last line of the page before. */
    public record Query(String receiver, String state, String kind, String before) {}

    /** The newest that fit, newest first. */
    public List<Entry> find(Query query, int most) {
        Optional<UUID> before = uuid(query.before());
        return record.withHandle(handle -> handle.createQuery(
                        FACTS
                                + """
                        (:receiver = '' OR receiver = :receiver) AND (:state = '' OR state = :state) AND (:kind = '' OR kind = :kind)
                          AND (CAST(:before AS uuid) IS NULL
                               OR (created_at, id) < (SELECT created_at, id FROM desk.delivery WHERE id = CAST(:before AS uuid)))
                        ORDER BY created_at DESC, id DESC LIMIT :most
                        """)
                .bind("receiver", query.receiver())
                .bind("state", query.state())
                .bind("kind", query.kind())
                .bind("before", before.orElse(null))
                .bind("most", most)
                .map((row, ctx) -> entry(row))
                .list());
    }

    public Optional<Entry> find(String id) {
        return uuid(id).flatMap(known -> record.withHandle(handle -> handle.createQuery(FACTS + "id = :id")
                .bind("id", known)
                .map((row, ctx) -> entry(row))
                .findOne()));
    }

    /** What a message says. */
    public Optional<Content> content(String id) {
        return uuid(id).flatMap(known ->
                record.withHandle(handle -> handle.createQuery("SELECT content FROM desk.delivery WHERE id = :id")
                        .bind("id", known)
                        .mapTo(String.class)
                        .findOne()
                        .map(Content::parse)));
    }

    /** How many wait or are being sent, and how many are dead. */
    public Map<String, Long> counts() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,
                               count(*) FILTER (WHERE state = 'dead') AS dead
                        FROM desk.delivery WHERE state IN ('waiting', 'sending', 'dead')
                        """)
                .map((row, ctx) -> Map.of("waiting", row.getLong("waiting"), "dead", row.getLong("dead")))
                .one());
    }

    /** Somebody opened a message on the desk. The first time counts. */
    public void read(String id, String person) {
        uuid(id).ifPresent(known -> record.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO desk.delivery_read (delivery, person) SELECT id, :person FROM desk.delivery WHERE id = :id
                        ON CONFLICT DO NOTHING
                        """)
                .bind("person", person)
                .bind("id", known)
                .execute()));
    }

    /** Sends again what was given up, under the id it had. Refuses with 404, and with 409 what is not dead. */
    public void resend(By by, String id) {
        Entry entry = find(id).orElseThrow(() -> Refusal.notFound("delivery", id));
        record.useTransaction(handle -> {
            int revived = handle.createUpdate(
                            """
                            UPDATE desk.delivery SET state = 'waiting', attempts = 0, next_at = now(), ended_at = NULL,
                                give_up_at = now() + :giveUp * interval '1 second',
                                channel = coalesce((SELECT channel FROM desk.receiver WHERE name = receiver), channel)
                            WHERE id = CAST(:id AS uuid) AND state = 'dead'
                            """)
                    .bind("giveUp", pace.giveUp().toSeconds())
                    .bind("id", id)
                    .execute();
            if (revived == 0) {
                throw new Refusal(Problem.of(
                        409, "delivery-state", "Only what was given up is sent again", "it is " + entry.state()));
            }
            log.append(handle, by, AuditAction.NOTIFICATION_RESENT, id, Map.of("receiver", entry.receiver()));
        });
    }

    private static Optional<UUID> uuid(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String state = row.getString("state");
        List<String> readers = new ArrayList<>();
        for (String reader : (String[]) row.getArray("readers").getArray()) {
            readers.add(reader);
        }
        return new Entry(
                row.getString("id"),
                row.getString("receiver"),
                row.getString("channel"),
                row.getString("kind"),
                row.getString("route"),
                row.getInt("level"),
                row.getInt("alerts"),
                state,
                row.getInt("attempts"),
                row.getBoolean("in_doubt"),
                row.getTimestamp("raised_at").toInstant().toString(),
                row.getTimestamp("created_at").toInstant().toString(),
                state.equals("waiting")
                        ? row.getTimestamp("next_at").toInstant().toString()
                        : null,
                moment(row.getTimestamp("ended_at")),
                row.getString("answer"),
                row.getString("payload_hash"),
                row.getString("merged_into"),
                readers);
    }

    private static @Nullable String moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant().toString();
    }
}
