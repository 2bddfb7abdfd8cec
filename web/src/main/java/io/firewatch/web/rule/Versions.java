package io.firewatch.web.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Every version a rule, measure or exception ever had. */
public final class Versions {
    private final Jdbi record;

    Versions(Jdbi record) {
        this.record = record;
    }

    /**
     * A version.
     *
     * @param draft the draft it comes from; null for what ships with Firewatch, and for one that brings back another
     * @param returnsTo the earlier version it brings back, if it does
     * @param reason why it was put in force, retired or brought back
     * @param tests the rule's test cases, YAML, when they were put in force with it
     */
    public record Version(
            String rule,
            String kind,
            int version,
            String hash,
            String status,
            String body,
            String parameters,
            String activatedAt,
            @Nullable Long draft,
            @Nullable Integer returnsTo,
            @Nullable String reason,
            @Nullable String tests) {
        private static Version of(ResultSet row) throws SQLException {
            long draft = row.getLong("draft");
            boolean shipped = row.wasNull();
            int returnsTo = row.getInt("returns_to");
            boolean goesOn = row.wasNull();
            return new Version(
                    row.getString("rule"),
                    row.getString("kind"),
                    row.getInt("version"),
                    row.getString("hash"),
                    row.getString("status"),
                    row.getString("body"),
                    row.getString("parameters"),
                    row.getTimestamp("activated_at").toInstant().toString(),
                    shipped ? null : draft,
                    goesOn ? null : returnsTo,
                    row.getString("reason"),
                    row.getString("tests"));
        }

        boolean isActive() {
            return status.equals("active");
        }
    }

    /** Newest first; none for a rule nobody knows. */
    public List<Version> of(String rule) {
        return record.withHandle(handle -> of(handle, rule));
    }

    public Optional<Version> find(String rule, int version) {
        return of(rule).stream().filter(one -> one.version() == version).findFirst();
    }

    static List<Version> of(Handle handle, String rule) {
        return handle.createQuery("SELECT * FROM desk.rule_version WHERE rule = :rule AND kind <> 'shadow'"
                        + " ORDER BY version DESC")
                .bind("rule", rule)
                .map((row, ctx) -> Version.of(row))
                .list();
    }

    static @Nullable Version newest(Handle handle, String rule) {
        List<Version> all = of(handle, rule);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Whoever changes what judges waits here for whoever else does, rule by rule. */
    static void lock(Handle handle, String rule) {
        handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:rule, 36)) IS NULL")
                .bind("rule", rule)
                .mapTo(Boolean.class)
                .one();
    }

    static void add(
            Handle handle,
            Version like,
            int version,
            String status,
            @Nullable Long draft,
            @Nullable Integer returnsTo,
            String reason) {
        handle.createUpdate(
                        """
                        INSERT INTO desk.rule_version
                            (rule, kind, version, hash, status, body, parameters, draft, returns_to, reason, tests)
                        VALUES (:rule, :kind, :version, :hash, :status, :body, :parameters::jsonb, :draft, :returnsTo, :reason,
                                :tests)""")
                .bind("rule", like.rule())
                .bind("kind", like.kind())
                .bind("version", version)
                .bind("hash", like.hash())
                .bind("status", status)
                .bind("body", like.body())
                .bind("parameters", like.parameters())
                .bind("draft", draft)
                .bind("returnsTo", returnsTo)
                .bind("reason", reason)
                .bind("tests", like.tests())
                .execute();
    }
}
