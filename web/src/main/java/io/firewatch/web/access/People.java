package io.firewatch.web.access;

import io.firewatch.record.access.Passwords;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who may sign in, as what, and for which districts: what an administrator decides. */
public final class People {
    private static final String FACTS =
            "name, display_name, roles, districts, language, active, must_change, oidc_issuer, created_at,"
                    + " (SELECT max(s.last_seen) FROM desk.session s WHERE s.user_name = u.name AND s.expires_at > now()) AS seen";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,62}");

    private final Jdbi record;
    private final AuditLog log;

    public People(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
    }

    /**
     * One of them; moments are ISO.
     *
     * @param districts null for the whole city
     * @param vouchedBy the identity provider the person signs in with; null for who has a password here
     * @param seenAt last sign of life of a session that is open; null when there is none
     */
    public record Entry(
            String user,
            String displayName,
            List<String> roles,
            @Nullable List<String> districts,
            @Nullable String language,
            boolean active,
            boolean mustChange,
            @Nullable String vouchedBy,
            String createdAt,
            @Nullable String seenAt) {
        public boolean is(Role role) {
            return roles.contains(role.id());
        }
    }

    /** What an administrator sets. */
    public record Standing(
            String displayName,
            List<String> roles,
            @Nullable List<String> districts,
            @Nullable String language,
            boolean active) {
        /** As the audit log tells it; a field that is absent means: no bound. */
        Map<String, Object> told() {
            Map<String, Object> told = new HashMap<>();
            told.put("displayName", displayName);
            told.put("roles", roles);
            told.put("active", active);
            if (districts != null) {
                told.put("districts", districts);
            }
            if (language != null) {
                told.put("language", language);
            }
            return told;
        }
    }

    /** In order of their names. */
    public List<Entry> all() {
        return record.withHandle(
                handle -> handle.createQuery("SELECT " + FACTS + " FROM desk.user_account u ORDER BY name")
                        .map((row, ctx) -> entry(row))
                        .list());
    }

    public Optional<Entry> find(String user) {
        return record.withHandle(handle -> find(handle, user));
    }

    /** Answers the one-time password; refuses with 409 a name that is taken. */
    String create(By by, String user, Standing standing) {
        String password = Passwords.oneTime();
        String hash = Passwords.hash(password);
        record.useTransaction(handle -> {
            int created = handle.createUpdate(
                            """
                            INSERT INTO desk.user_account
                                (name, display_name, password_hash, roles, districts, language, active, must_change)
                            VALUES (:name, :display, :hash, :roles, :districts, :language, :active, true)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("name", user)
                    .bind("display", standing.displayName())
                    .bind("hash", hash)
                    .bind("roles", array(standing.roles()))
                    .bind("districts", array(standing.districts()))
                    .bind("language", standing.language())
                    .bind("active", standing.active())
                    .execute();
            if (created == 0) {
                throw conflict("there is a user '" + user + "' already");
            }
            log.append(handle, by, AuditAction.PERSON_CREATED, user, standing.told());
        });
        return password;
    }

    /** Refuses with 409 what would leave nobody to manage people. A disabled person's sessions end at once. */
    void change(By by, String user, Standing standing) {
        record.useTransaction(handle -> {
            // Two administrators must not disable each other at one time.
            handle.execute("SELECT 1 FROM desk.user_account WHERE 'administrator' = ANY (roles) FOR UPDATE");
            set(handle, user, standing);
            boolean somebody = handle.createQuery("SELECT EXISTS (SELECT FROM desk.user_account"
                            + " WHERE active AND 'administrator' = ANY (roles) AND districts IS NULL)")
                    .mapTo(Boolean.class)
                    .one();
            if (!somebody) {
                throw conflict("nobody would be left who manages people: the whole city needs an active administrator");
            }
            if (!standing.active()) {
                handle.execute("DELETE FROM desk.session WHERE user_name = ?", user);
            }
            log.append(handle, by, AuditAction.PERSON_CHANGED, user, standing.told());
        });
    }

    /** Answers a new one-time password; ends the person's sessions. */
    String resetPassword(By by, String user) {
        String password = Passwords.oneTime();
        String hash = Passwords.hash(password);
        record.useTransaction(handle -> {
            int set = handle.execute(
                    "UPDATE desk.user_account SET password_hash = ?, must_change = true"
                            + " WHERE name = ? AND oidc_subject IS NULL",
                    hash,
                    user);
            if (set == 0) {
                throw conflict("'" + user + "' signs in with the identity provider and has no password here");
            }
            handle.execute("DELETE FROM desk.session WHERE user_name = ?", user);
            log.append(handle, by, AuditAction.PASSWORD_RESET, user, Map.of());
        });
        return password;
    }

    /** Answers how many ended. */
    int endSessions(By by, String user) {
        return record.inTransaction(handle -> {
            int ended = handle.execute("DELETE FROM desk.session WHERE user_name = ?", user);
            log.append(handle, by, AuditAction.SESSIONS_ENDED, user, Map.of("ended", ended));
            return ended;
        });
    }

    /** What the name of an account looks like. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static void set(Handle handle, String user, Standing standing) {
        handle.createUpdate(
                        """
                        UPDATE desk.user_account SET display_name = :display, roles = :roles, districts = :districts,
                            language = :language, active = :active WHERE name = :name
                        """)
                .bind("name", user)
                .bind("display", standing.displayName())
                .bind("roles", array(standing.roles()))
                .bind("districts", array(standing.districts()))
                .bind("language", standing.language())
                .bind("active", standing.active())
                .execute();
    }

    static Optional<Entry> find(Handle handle, String user) {
        return handle.createQuery("SELECT " + FACTS + " FROM desk.user_account u WHERE name = :name")
                .bind("name", user)
                .map((row, ctx) -> entry(row))
                .findOne();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("name"),
                row.getString("display_name"),
                Person.strings(row.getArray("roles")),
                row.getArray("districts") == null ? null : Person.strings(row.getArray("districts")),
                row.getString("language"),
                row.getBoolean("active"),
                row.getBoolean("must_change"),
                row.getString("oidc_issuer"),
                row.getTimestamp("created_at").toInstant().toString(),
                row.getTimestamp("seen") == null
                        ? null
                        : row.getTimestamp("seen").toInstant().toString());
    }

    static String @Nullable [] array(@Nullable List<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }

    private static Refusal conflict(String detail) {
        return new Refusal(Problem.of(409, "people", "The change cannot be made", detail));
    }
}
