package io.firewatch.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Signed-in sessions, kept in {@code desk.session}: only the hash of a token is stored. */
public final class Sessions {
    /** One working day, so that nobody has to sign in twice between morning and evening. */
    public static final int HOURS = 12;

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Jdbi record;

    public Sessions(Jdbi record) {
        this.record = record;
    }

    /** Opens a session and answers its token; also sweeps sessions that have run out. */
    String open(String user) {
        String token = random();
        record.useTransaction(handle -> {
            handle.execute("DELETE FROM desk.session WHERE expires_at < now()");
            handle.execute(
                    "INSERT INTO desk.session (token_hash, user_name, csrf, expires_at)"
                            + " VALUES (?, ?, ?, now() + make_interval(hours => ?))",
                    hash(token),
                    user,
                    random(),
                    HOURS);
        });
        return token;
    }

    Optional<Person> find(String token) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT u.name, u.display_name, u.roles, u.must_change, s.csrf
                        FROM desk.session s JOIN desk.user_account u ON u.name = s.user_name
                        WHERE s.token_hash = :hash AND s.expires_at > now()
                        """)
                .bind("hash", hash(token))
                .map((row, ctx) -> person(row))
                .findOne());
    }

    void close(String token) {
        record.useHandle(handle -> handle.execute("DELETE FROM desk.session WHERE token_hash = ?", hash(token)));
    }

    private static Person person(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return new Person(
                row.getString("name"),
                row.getString("display_name"),
                List.of((String[]) roles.getArray()),
                row.getBoolean("must_change"),
                row.getString("csrf"));
    }

    private static String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
