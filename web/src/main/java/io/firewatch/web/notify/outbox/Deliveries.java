package io.firewatch.web.notify.outbox;

import io.firewatch.web.notify.channel.Content;
import io.firewatch.web.notify.channel.Handed;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Messages on their way. Whoever takes one has it for a while; what was taken and not settled by then is taken again. */
final class Deliveries {
    /** More than this in one message nobody reads, and the next one follows at once. */
    private static final int MOST_MERGED = 500;

    private final Jdbi record;
    private final Pace pace;

    Deliveries(Jdbi record, Pace pace) {
        this.record = record;
        this.pace = pace;
    }

    /** A message that was taken. {@code attempts} counts this one. */
    record Taken(UUID id, Content content, int attempts) {}

    /** Receivers that have something due. */
    List<String> receivers() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT receiver FROM desk.delivery
                        WHERE state IN ('waiting', 'sending')
                          AND CASE state WHEN 'waiting' THEN next_at ELSE lease_until END <= now()
                        """)
                .mapTo(String.class)
                .list());
    }

    /** Takes what is due for a receiver, the oldest first; what another desk holds is left to it. */
    List<Taken> take(String receiver, int most) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        UPDATE desk.delivery AS d
                        SET in_doubt = d.in_doubt OR d.state = 'sending', state = 'sending', attempts = d.attempts + 1,
                            lease_until = now() + :lease * interval '1 millisecond'
                        FROM (SELECT id FROM desk.delivery
                              WHERE receiver = :receiver AND state IN ('waiting', 'sending')
                                AND CASE state WHEN 'waiting' THEN next_at ELSE lease_until END <= now()
                              ORDER BY next_at, id LIMIT :most FOR UPDATE SKIP LOCKED) AS due
                        WHERE d.id = due.id RETURNING d.id, d.content, d.attempts
                        """)
                .bind("receiver", receiver)
                .bind("most", most)
                .bind("lease", pace.lease().toMillis())
                .map((row, ctx) -> new Taken(
                        row.getObject("id", UUID.class),
                        Content.parse(row.getString("content")),
                        row.getInt("attempts")))
                .list());
    }

    void delivered(UUID id, Handed handed) {
        record.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE desk.delivery SET state = 'delivered', ended_at = now(), answer = :answer, payload_hash = :hash,
                            in_doubt = false, lease_until = NULL
                        WHERE id = :id AND state = 'sending'
                        """)
                .bind("answer", handed.answer())
                .bind("hash", handed.payloadHash())
                .bind("id", id)
                .execute());
    }

    /** It goes again after a pause, or is dead when it is too old. {@code inDoubt}: the receiver may have it. */
    void failed(UUID id, String why, boolean inDoubt, Duration after) {
        record.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE desk.delivery SET
                            state = CASE WHEN give_up_at <= now() THEN 'dead' ELSE 'waiting' END,
                            ended_at = CASE WHEN give_up_at <= now() THEN now() END,
                            answer = :why, in_doubt = in_doubt OR :inDoubt, lease_until = NULL,
                            next_at = now() + :after * interval '1 millisecond'
                        WHERE id = :id AND state = 'sending'
                        """)
                .bind("why", why)
                .bind("inDoubt", inDoubt)
                .bind("after", after.toMillis())
                .bind("id", id)
                .execute());
    }

    void dead(UUID id, String why) {
        record.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE desk.delivery SET state = 'dead', ended_at = now(), answer = :why, lease_until = NULL
                        WHERE id = :id AND state = 'sending'
                        """)
                .bind("why", why)
                .bind("id", id)
                .execute());
    }

    /** Gives back what was taken and not tried. */
    void putBack(List<Taken> untried, Duration after) {
        if (untried.isEmpty()) {
            return;
        }
        record.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE desk.delivery SET state = 'waiting', attempts = attempts - 1, lease_until = NULL,
                            next_at = now() + :after * interval '1 millisecond'
                        WHERE id = ANY(:ids) AND state = 'sending'
                        """)
                .bind("after", after.toMillis())
                .bindByType("ids", untried.stream().map(Taken::id).toArray(UUID[]::new), UUID[].class)
                .execute());
    }

    /**
     * Makes one message of several that have waited long, so that a receiver that comes back is not flooded. A message that it may
     * have already goes its own way, under its own id.
     */
    void catchUp(String receiver) {
        record.useTransaction(handle -> {
            List<Part> parts = handle.createQuery(
                            """
                            SELECT id, content, channel, language, created_at, raised_at, give_up_at FROM desk.delivery
                            WHERE receiver = :receiver AND state = 'waiting' AND NOT in_doubt AND kind IN ('alert', 'catch-up')
                            ORDER BY created_at, id LIMIT :most FOR UPDATE SKIP LOCKED
                            """)
                    .bind("receiver", receiver)
                    .bind("most", MOST_MERGED)
                    .map((row, ctx) -> new Part(
                            row.getObject("id", UUID.class),
                            Content.parse(row.getString("content")),
                            row.getString("channel"),
                            row.getString("language"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("raised_at"),
                            row.getTimestamp("give_up_at")))
                    .list();
            if (parts.size() >= pace.catchUpFrom()
                    && parts.get(0).created().isBefore(now(handle).minus(pace.catchUpAge()))) {
                merge(handle, receiver, parts);
            }
        });
    }

    private record Part(
            UUID id,
            Content content,
            String channel,
            String language,
            Instant created,
            Timestamp raised,
            Timestamp giveUp) {}

    private static void merge(Handle handle, String receiver, List<Part> parts) {
        UUID id = UUID.randomUUID();
        Map<String, Content.Item> alerts = new LinkedHashMap<>();
        List<String> replaced = new ArrayList<>();
        for (Part part : parts) {
            // Of an alert that was told and told again, the last word counts.
            part.content().alerts().forEach(one -> {
                alerts.remove(one.id());
                alerts.put(one.id(), one);
            });
            replaced.addAll(part.content().replaces());
            if (part.content().replaces().isEmpty()) {
                replaced.add(part.id().toString());
            }
        }
        Part last = parts.get(parts.size() - 1);
        String link = last.content().link();
        Content content = new Content(
                id.toString(),
                "catch-up",
                last.content().route(),
                0,
                link == null ? null : link.replace(last.id().toString(), id.toString()),
                List.copyOf(alerts.values()),
                replaced);
        handle.createUpdate(
                        """
                        INSERT INTO desk.delivery (id, receiver, channel, language, kind, route, level, content, state, give_up_at,
                                                   raised_at)
                        VALUES (:id, :receiver, :channel, :language, 'catch-up', :route, 0, :content, 'waiting', :giveUp, :raised)
                        """)
                .bind("id", id)
                .bind("receiver", receiver)
                .bind("channel", last.channel())
                .bind("language", last.language())
                .bind("route", content.route())
                .bind("content", content.json())
                .bind("giveUp", last.giveUp())
                .bind("raised", parts.get(0).raised())
                .execute();
        handle.createUpdate(
                        "UPDATE desk.delivery SET state = 'merged', merged_into = :into, ended_at = now() WHERE id = ANY(:ids)")
                .bind("into", id)
                .bindByType("ids", parts.stream().map(Part::id).toArray(UUID[]::new), UUID[].class)
                .execute();
    }

    private static Instant now(Handle handle) {
        return handle.createQuery("SELECT now()").mapTo(Timestamp.class).one().toInstant();
    }
}
