package io.firewatch.web.hint;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** On how many subject-days rules spoke, and spoke together, by the alerts of the record of the last year. */
final class SpokenDays {
    private static final String TOGETHER =
            """
            WITH spoken AS (
                SELECT DISTINCT rule, institution, subject_type, subject_id, day::date AS day
                FROM desk.alert a CROSS JOIN LATERAL generate_series(
                    greatest(a.episode_day, (SELECT closed_day FROM desk.judged) - 365),
                    CASE WHEN a.data_state = 'firing' THEN greatest(a.event_day, (SELECT closed_day FROM desk.judged))
                         ELSE a.event_day END,
                    interval '1 day') AS day
                WHERE a.resolution IS DISTINCT FROM 'corrected')
            SELECT a.rule AS one, b.rule AS other, count(*) AS days
            FROM spoken a JOIN spoken b USING (institution, subject_type, subject_id, day)
            WHERE a.rule <= b.rule GROUP BY a.rule, b.rule""";

    private final Map<String, Long> alone = new TreeMap<>();
    private final Map<String, Map<String, Long>> together = new HashMap<>();

    static SpokenDays of(Jdbi record) {
        SpokenDays days = new SpokenDays();
        record.useHandle(handle -> handle.createQuery(TOGETHER)
                .map((row, ctx) -> {
                    days.add(row.getString("one"), row.getString("other"), row.getLong("days"));
                    return true;
                })
                .list());
        return days;
    }

    private void add(String one, String other, long days) {
        if (one.equals(other)) {
            alone.put(one, days);
        } else {
            together.computeIfAbsent(one, rule -> new TreeMap<>()).put(other, days);
            together.computeIfAbsent(other, rule -> new TreeMap<>()).put(one, days);
        }
    }

    boolean spoke(String rule) {
        return alone.containsKey(rule);
    }

    /** Of each rule that spoke on a day this one did: on how many. */
    Map<String, Long> with(String rule) {
        return together.getOrDefault(rule, Map.of());
    }

    /** Subject-days on which both spoke, of those on which either did. */
    double overlap(String rule, String other) {
        long both = with(rule).getOrDefault(other, 0L);
        long either = alone.getOrDefault(rule, 0L) + alone.getOrDefault(other, 0L) - both;
        return either == 0 ? 0 : (double) both / either;
    }
}
