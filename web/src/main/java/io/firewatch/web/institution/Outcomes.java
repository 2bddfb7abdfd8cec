package io.firewatch.web.institution;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What rules last said of a lender and its subjects when it was neither an alert nor nothing. */
public final class Outcomes {
    /** As many as a person reads; the newest come first. */
    private static final int MOST = 500;

    private final Jdbi record;

    public Outcomes(Jdbi record) {
        this.record = record;
    }

    /**
     * One of them.
     *
     * @param outcome insufficient-data or excepted
     * @param day newest business day it holds for
     */
    public record Outcome(
            String rule,
            int ruleVersion,
            String subjectType,
            String subject,
            String day,
            String outcome,
            Map<String, String> why) {}

    /** Newest first. */
    public List<Outcome> of(String institution) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT rule, rule_version, subject_type, subject, day, outcome, why_zh, why_en
                        FROM desk.outcome WHERE institution = :institution
                        ORDER BY day DESC, rule, subject LIMIT :most
                        """)
                .bind("institution", institution)
                .bind("most", MOST)
                .map((row, ctx) -> new Outcome(
                        row.getString("rule"),
                        row.getInt("rule_version"),
                        row.getString("subject_type"),
                        row.getString("subject"),
                        row.getDate("day").toLocalDate().toString(),
                        row.getString("outcome"),
                        Map.of("zh", row.getString("why_zh"), "en", row.getString("why_en"))))
                .list());
    }
}
