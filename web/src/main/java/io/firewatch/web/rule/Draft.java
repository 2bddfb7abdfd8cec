package io.firewatch.web.rule;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored proposal, a row of {@code desk.rule_draft}.
 *
 * @param kind rule, measure or exception
 * @param base newest version of the rule when the text was last written; null for a rule that is new
 * @param parameters what the bureau sets instead of the text's defaults, JSON
 * @param hash of the normalised text with its parameters
 * @param tests the rule's test cases, YAML, when they are edited with it
 * @param edition one more with every change
 * @param writers everybody who ever wrote its text
 * @param replay the replay an approval rests on
 * @param version the version of the rule it became
 */
public record Draft(
        long draft,
        String rule,
        String kind,
        @Nullable Integer base,
        String body,
        String parameters,
        String hash,
        @Nullable String tests,
        String note,
        DraftState state,
        int edition,
        String author,
        List<String> writers,
        Instant createdAt,
        Instant changedAt,
        @Nullable String submittedBy,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String replay,
        @Nullable String replayHash,
        @Nullable Instant activateAt,
        @Nullable String emergencyBy,
        @Nullable LocalDate reviewDue,
        @Nullable String reviewedBy,
        @Nullable Integer version) {

    static Draft of(ResultSet row) throws SQLException {
        return new Draft(
                row.getLong("draft"),
                row.getString("rule"),
                row.getString("kind"),
                number(row, "base_version"),
                row.getString("body"),
                row.getString("parameters"),
                row.getString("hash"),
                row.getString("tests"),
                row.getString("note"),
                DraftState.ofId(row.getString("state")).orElseThrow(),
                row.getInt("edition"),
                row.getString("author"),
                strings(row.getArray("writers")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("submitted_by"),
                row.getString("approved_by"),
                moment(row, "approved_at"),
                row.getString("approved_replay"),
                row.getString("approved_replay_hash"),
                moment(row, "activate_at"),
                row.getString("emergency_by"),
                row.getObject("review_due", LocalDate.class),
                row.getString("reviewed_by"),
                number(row, "version"));
    }

    /** Whether a person had a hand in it, and so cannot be the one who approves it. */
    public boolean isOf(String user) {
        return author.equals(user) || writers.contains(user) || user.equals(submittedBy);
    }

    /** Whether somebody else still has to look at what one person put in force alone. */
    public boolean awaitsReview() {
        return emergencyBy != null && reviewedBy == null;
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
