package io.firewatch.web.institution;

import io.firewatch.web.mask.Masks;
import java.util.Arrays;
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

    /**
     * What a rule last said of several subjects alike.
     *
     * @param day newest business day it holds for
     * @param why of the newest of them
     * @param newest the newest subjects, as many as a person reads
     */
    public record Summary(
            String rule,
            String outcome,
            int subjects,
            String subjectType,
            String day,
            Map<String, String> why,
            List<String> newest) {}

    /** One line for each rule and outcome, in order of the rules. */
    public List<Summary> summary(String institution) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT rule, outcome, count(*) AS subjects, max(day) AS day,
                            (array_agg(subject_type ORDER BY day DESC, subject))[1] AS subject_type,
                            (array_agg(why_zh ORDER BY day DESC, subject))[1] AS why_zh,
                            (array_agg(why_en ORDER BY day DESC, subject))[1] AS why_en,
                            (array_agg(subject ORDER BY day DESC, subject))[1 : 10] AS newest
                        FROM desk.outcome WHERE institution = :institution
                        GROUP BY rule, outcome ORDER BY rule, outcome
                        """)
                .bind("institution", institution)
                .map((row, ctx) -> new Summary(
                        row.getString("rule"),
                        row.getString("outcome"),
                        row.getInt("subjects"),
                        row.getString("subject_type"),
                        row.getDate("day").toLocalDate().toString(),
                        Map.of("zh", row.getString("why_zh"), "en", row.getString("why_en")),
                        Arrays.stream((String[]) row.getArray("newest").getArray())
                                .map(Masks::text)
                                .toList()))
                .list());
    }

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
                        Masks.text(row.getString("subject")),
                        row.getDate("day").toLocalDate().toString(),
                        row.getString("outcome"),
                        Map.of("zh", row.getString("why_zh"), "en", row.getString("why_en"))))
                .list());
    }
}
