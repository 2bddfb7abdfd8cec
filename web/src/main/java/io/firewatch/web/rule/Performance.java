package io.firewatch.web.rule;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How rules do, from what people decided about their alerts; alerts that were a mistake of the data count nowhere. */
public final class Performance {
    /** Days over which the alerts of a week are averaged. */
    static final int RECENT_DAYS = 28;

    private static final String OF_ALL =
            """
            WITH said AS (
                SELECT alert, min(at) AS at,
                       (array_agg(CASE action WHEN 'false-positive' THEN 'false' ELSE details ->> 'verdict' END
                                  ORDER BY id DESC))[1] AS verdict
                FROM desk.triage_step WHERE action IN ('find', 'false-positive') GROUP BY alert)
            SELECT a.rule, count(*) AS alerts,
                   count(*) FILTER (WHERE a.opened_at > now() - make_interval(days => :days)) * 7.0 / :days AS per_week,
                   count(*) FILTER (WHERE s.verdict = 'confirmed' AND a.status <> 'false-positive') AS confirmed,
                   count(*) FILTER (WHERE s.verdict = 'false' OR a.status = 'false-positive') AS false_ones,
                   count(*) FILTER (WHERE a.status NOT IN ('closed', 'referred', 'false-positive')) AS open,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.at - a.opened_at) / 3600)
                       AS hours
            FROM desk.alert a LEFT JOIN said s ON s.alert = a.id
            WHERE a.resolution IS DISTINCT FROM 'corrected' GROUP BY a.rule""";

    private final Jdbi record;

    Performance(Jdbi record) {
        this.record = record;
    }

    /**
     * Of one rule.
     *
     * @param perWeek alerts of a week, over the last {@value #RECENT_DAYS} days
     * @param hoursToVerify from the alert to the first finding, the median; null when nothing was found yet
     */
    public record Figures(
            long alerts, double perWeek, long confirmed, long falseOnes, long open, @Nullable Double hoursToVerify) {
        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, null);
    }

    /** By rule; a rule that never raised an alert is absent. */
    public Map<String, Figures> ofAll() {
        return record.withHandle(handle -> handle
                .createQuery(OF_ALL)
                .bind("days", RECENT_DAYS)
                .map((row, ctx) -> {
                    double hours = row.getDouble("hours");
                    boolean unfound = row.wasNull();
                    return Map.entry(
                            row.getString("rule"),
                            new Figures(
                                    row.getLong("alerts"),
                                    row.getDouble("per_week"),
                                    row.getLong("confirmed"),
                                    row.getLong("false_ones"),
                                    row.getLong("open"),
                                    unfound ? null : hours));
                })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
