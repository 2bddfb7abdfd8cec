package io.firewatch.record.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks {@code desk.audit} from its first line to its head and computes every hash anew. The database writes the lines
 * ({@code desk.audit_append}); that they are judged by other code than made them is on purpose.
 */
public final class AuditChain {
    private static final String GENESIS = "0".repeat(64);
    private static final int FETCH = 1_000;
    private static final String LINES =
            """
            SELECT seq, desk.audit_moment(at) AS moment, actor, action, subject, detail, address, prev, hash
            FROM desk.audit ORDER BY seq""";

    private AuditChain() {}

    /**
     * What was found.
     *
     * @param lines how many lines are whole, from the first on
     * @param head hash of the last whole line; noted elsewhere, it proves later that the log was not written anew
     * @param broken the first line that is not what it was, by its number; null when all are
     * @param why what is wrong with it, in words; empty when nothing is
     */
    public record Verdict(long lines, String head, @Nullable Long broken, String why) {
        public boolean isWhole() {
            return broken == null;
        }
    }

    /** A number and hash somebody noted at an earlier walk. */
    public record Noted(long seq, String hash) {
        /** Reads {@code 1234:9f86…}; throws {@link IllegalArgumentException}. */
        public static Noted parse(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("'" + text + "' is no NUMBER:HASH as an earlier walk printed it");
            }
            return new Noted(Long.parseLong(parts[0]), parts[1]);
        }
    }

    /** Walks one snapshot of the log, in a transaction of its own; people may go on working. */
    public static Verdict verify(Connection record, Optional<Noted> noted) throws SQLException {
        record.setAutoCommit(false);
        try (Statement statement = record.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return walk(statement, noted);
        } finally {
            record.rollback();
            record.setAutoCommit(true);
        }
    }

    private static Verdict walk(Statement statement, Optional<Noted> noted) throws SQLException {
        long headSeq;
        String headHash;
        try (ResultSet head = statement.executeQuery("SELECT seq, hash FROM desk.audit_head WHERE id = 1")) {
            if (!head.next()) {
                return new Verdict(0, GENESIS, 1L, "the head is gone: nobody can tell where the log ended");
            }
            headSeq = head.getLong(1);
            headHash = head.getString(2);
        }
        statement.setFetchSize(FETCH);
        long seq = 0;
        String hash = GENESIS;
        try (ResultSet line = statement.executeQuery(LINES)) {
            while (line.next()) {
                String why = wrong(line, seq, hash);
                if (why == null
                        && noted.isPresent()
                        && noted.get().seq() == seq + 1
                        && !noted.get().hash().equals(line.getString("hash"))) {
                    why = "is another one than was noted: the log was written anew up to here or further";
                }
                if (why != null) {
                    return new Verdict(seq, hash, seq + 1, why);
                }
                seq++;
                hash = line.getString("hash");
            }
        }
        if (seq != headSeq || !hash.equals(headHash)) {
            return new Verdict(seq, hash, seq + 1, "is missing: the head says that the log goes on to " + headSeq);
        }
        if (noted.isPresent() && noted.get().seq() > seq) {
            return new Verdict(
                    seq, hash, seq + 1, "is missing: " + noted.get().seq() + " lines were there when it was noted");
        }
        return new Verdict(seq, hash, null, "");
    }

    private static @Nullable String wrong(ResultSet line, long before, String hashBefore) throws SQLException {
        if (line.getLong("seq") != before + 1) {
            return "is missing: after " + before + " comes " + line.getLong("seq");
        }
        if (!hashBefore.equals(line.getString("prev"))) {
            return "does not follow the line before it";
        }
        String text = text(
                hashBefore,
                line.getString("seq"),
                line.getString("moment"),
                line.getString("actor"),
                line.getString("action"),
                line.getString("subject"),
                line.getString("detail"),
                line.getString("address"));
        return sha256(text).equals(line.getString("hash")) ? null : "was changed after it was written";
    }

    /** As {@code desk.audit_text} joins it. */
    static String text(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(part.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(part);
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
