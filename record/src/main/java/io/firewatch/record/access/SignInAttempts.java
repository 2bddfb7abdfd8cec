package io.firewatch.record.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Slows down guessing: after some failures in a row whoever is named, and an address, rest for a minute, then for twice as
 * long after each further one. Names that do not exist are counted like those that do, so that nobody learns which exist.
 * Kept in {@code desk.sign_in_attempt}, where the desk's people and lenders count apart.
 */
public final class SignInAttempts {
    /** Wrong passwords in a row before a name rests. */
    private static final int OF_NAME = 5;

    /** A bureau behind one address mistypes together. */
    private static final int OF_ADDRESS = 40;

    private static final int LONGEST_MINUTES = 60;

    /** One statement, so that parallel guesses share no count. */
    private static final String COUNT =
            """
            INSERT INTO desk.sign_in_attempt AS a (key, failures, last_at) VALUES (?, 1, now())
            ON CONFLICT (key) DO UPDATE SET
                refused = coalesce(a.blocked_until > now(), false),
                failures = CASE
                    WHEN a.blocked_until > now() THEN a.failures
                    WHEN a.last_at < now() - interval '1 day' THEN 1
                    ELSE a.failures + 1 END,
                blocked_until = CASE
                    WHEN a.blocked_until > now() THEN a.blocked_until
                    WHEN a.last_at < now() - interval '1 day' OR a.failures + 1 < ? THEN NULL
                    ELSE now() + make_interval(mins => least(%d, power(2, least(a.failures + 1 - ?, 16)))::int) END,
                last_at = now()
            RETURNING CASE WHEN refused THEN ceil(extract(epoch FROM blocked_until - now())) ELSE 0 END"""
                    .formatted(LONGEST_MINUTES);

    private SignInAttempts() {}

    /**
     * Counts an attempt as failed until {@link #succeeded} is told; answers for how many seconds name or address rest, 0 when
     * the attempt may be made.
     *
     * @param name who is tried, with the kind of door before it: {@code user:wang}, {@code lender:CERT00000001}
     */
    public static long begin(Connection record, String name, String address) {
        try {
            return Math.max(count(record, hash(name), OF_NAME), count(record, address(address), OF_ADDRESS));
        } catch (SQLException e) {
            throw uncounted(e);
        }
    }

    /** The password was right: {@code name} begins anew. Within a transaction of the caller's. */
    public static void succeeded(Connection record, String name, String address) {
        try (PreparedStatement forget = record.prepareStatement("DELETE FROM desk.sign_in_attempt WHERE key = ?");
                // An address is not absolved by one right password of many.
                PreparedStatement ease =
                        record.prepareStatement("UPDATE desk.sign_in_attempt SET failures = failures - 1,"
                                + " blocked_until = CASE WHEN failures > ? THEN blocked_until END WHERE key = ?");
                PreparedStatement sweep = record.prepareStatement(
                        "DELETE FROM desk.sign_in_attempt WHERE last_at < now() - interval '1 day'")) {
            forget.setString(1, hash(name));
            forget.executeUpdate();
            ease.setInt(1, OF_ADDRESS);
            ease.setString(2, address(address));
            ease.executeUpdate();
            sweep.executeUpdate();
        } catch (SQLException e) {
            throw uncounted(e);
        }
    }

    private static long count(Connection record, String key, int free) throws SQLException {
        try (PreparedStatement count = record.prepareStatement(COUNT)) {
            count.setString(1, key);
            count.setInt(2, free);
            count.setInt(3, free);
            try (ResultSet wait = count.executeQuery()) {
                wait.next();
                return wait.getLong(1);
            }
        }
    }

    private static IllegalStateException uncounted(SQLException e) {
        return new IllegalStateException("sign-in attempts cannot be counted: " + e.getMessage(), e);
    }

    private static String address(String address) {
        return hash("address:" + address);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
