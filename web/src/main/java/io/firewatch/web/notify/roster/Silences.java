package io.firewatch.web.notify.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.Severity;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.notify.route.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What nobody wants to hear of until some time, and why. */
public final class Silences {
    /** Whoever wants to hear nothing for longer than a quarter changes the routes. */
    private static final Duration LONGEST = Duration.ofDays(92);

    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;

    private final Jdbi record;
    private final AuditLog log;

    /** {@code record} sees the whole city. */
    public Silences(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
    }

    /** What is asked to be silent. */
    public record Request(
            @Nullable String institution,
            @Nullable String pattern,
            @Nullable String rule,
            @Nullable String district,
            List<String> severities,
            String reason,
            Instant until) {}

    /** A silence as people see it; moments are ISO. {@code endedBy} is null unless somebody ended it before its time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long id,
            @Nullable String institution,
            @Nullable String pattern,
            @Nullable String rule,
            @Nullable String district,
            List<String> severities,
            String reason,
            String from,
            String until,
            String addedBy,
            @Nullable String endedBy) {
        public boolean isOver(Instant now) {
            return !Instant.parse(until).isAfter(now);
        }
    }

    /** The newest, those in force and those that are over. */
    public List<Entry> newest() {
        return record.withHandle(
                handle -> handle.createQuery("SELECT * FROM desk.silence ORDER BY until_at DESC, id DESC LIMIT :most")
                        .bind("most", MOST)
                        .map((row, ctx) -> new Entry(
                                row.getLong("id"),
                                row.getString("institution"),
                                row.getString("pattern"),
                                row.getString("rule"),
                                row.getString("district"),
                                severities(row),
                                row.getString("reason"),
                                row.getTimestamp("from_at").toInstant().toString(),
                                row.getTimestamp("until_at").toInstant().toString(),
                                row.getString("added_by"),
                                row.getString("ended_by")))
                        .list());
    }

    /** Those in force at a moment. */
    public static List<Silence> inForce(Handle handle, Instant now) {
        return handle.createQuery("SELECT * FROM desk.silence WHERE until_at > :now AND from_at <= :now ORDER BY id")
                .bind("now", Timestamp.from(now))
                .map((row, ctx) -> new Silence(
                        row.getLong("id"),
                        row.getString("institution"),
                        row.getString("pattern"),
                        row.getString("rule"),
                        row.getString("district"),
                        severities(row).stream().map(Severity::ofId).toList(),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("until_at").toInstant()))
                .list();
    }

    /** Begins at once. Refuses with 400: a silence has a reason and an end, and does not silence everything. */
    public long add(By by, Request asked, Instant now) {
        if (asked.reason().isBlank() || asked.reason().length() > LONGEST_REASON) {
            throw Refusal.badRequest("reason: 1 to " + LONGEST_REASON + " characters that say why");
        }
        if (!asked.until().isAfter(now) || Duration.between(now, asked.until()).compareTo(LONGEST) > 0) {
            throw Refusal.badRequest("until: a moment ahead, within " + LONGEST.toDays() + " days");
        }
        if (asked.institution() == null
                && asked.pattern() == null
                && asked.rule() == null
                && asked.district() == null
                && asked.severities().isEmpty()) {
            throw Refusal.badRequest("institution: name an institution, pattern, rule, district or severity");
        }
        for (String severity : asked.severities()) {
            try {
                Severity.ofId(severity);
            } catch (IllegalArgumentException e) {
                throw Refusal.badRequest("severities: " + e.getMessage());
            }
        }
        return record.inTransaction(handle -> {
            long id = handle.createQuery(
                            """
                            INSERT INTO desk.silence (institution, pattern, rule, district, severities, reason, until_at, added_by)
                            VALUES (:institution, :pattern, :rule, :district, :severities, :reason, :until, :by) RETURNING id
                            """)
                    .bind("institution", asked.institution())
                    .bind("pattern", asked.pattern())
                    .bind("rule", asked.rule())
                    .bind("district", asked.district())
                    .bindByType("severities", asked.severities().toArray(String[]::new), String[].class)
                    .bind("reason", asked.reason().strip())
                    .bind("until", Timestamp.from(asked.until()))
                    .bind("by", by.user())
                    .mapTo(Long.class)
                    .one();
            log.append(handle, by, AuditAction.SILENCE, String.valueOf(id), facts(asked));
            return id;
        });
    }

    /** Ends one before its time; refuses with 404 when it is over. */
    public void end(By by, long id) {
        record.useTransaction(handle -> {
            int ended = handle.createUpdate(
                            "UPDATE desk.silence SET until_at = now(), ended_by = :by WHERE id = :id AND until_at > now()")
                    .bind("by", by.user())
                    .bind("id", id)
                    .execute();
            if (ended == 0) {
                throw Refusal.notFound("silence", String.valueOf(id));
            }
            log.append(handle, by, AuditAction.SILENCE, String.valueOf(id), Map.of("ended", true));
        });
    }

    private static Map<String, String> facts(Request asked) {
        Map<String, String> facts = new HashMap<>();
        note(facts, "institution", asked.institution());
        note(facts, "pattern", asked.pattern());
        note(facts, "rule", asked.rule());
        note(facts, "district", asked.district());
        if (!asked.severities().isEmpty()) {
            facts.put("severities", String.join(", ", asked.severities()));
        }
        facts.put("reason", asked.reason());
        facts.put("until", asked.until().toString());
        return facts;
    }

    private static void note(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static List<String> severities(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("severities").getArray());
    }
}
