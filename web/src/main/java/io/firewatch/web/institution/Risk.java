package io.firewatch.web.institution;

import io.firewatch.model.Severity;
import io.firewatch.web.index.AlertCounts;
import io.firewatch.web.index.AlertCounts.Weight;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a lender's open alerts weigh together: supervision-rules B.8, {@code 100 × (1 − ∏(1 − points/100))} with points
 * by severity and by how recent the alert's business day is. The grade copies the bands of B.8; an open critical alert
 * alone makes it red.
 *
 * @param score 0 to 100, higher is worse
 * @param open the alerts that contribute, by severity
 */
public record Risk(String institution, double score, Grade grade, Map<String, Long> open) {

    /** The colours of B.8, worst first. */
    public enum Grade {
        RED("critical"),
        ORANGE("high"),
        YELLOW("medium"),
        BLUE("low"),
        CALM("calm");

        private final String id;

        Grade(String id) {
            this.id = id;
        }

        /** The severity whose colour and word the grade shares, or {@code calm}. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String id() {
            return id;
        }
    }

    /** Worst first; lenders without open alerts are absent. */
    public static List<Risk> rank(List<Weight> weights) {
        Map<String, List<Weight>> byInstitution = new TreeMap<>();
        weights.forEach(weight -> byInstitution
                .computeIfAbsent(weight.institution(), code -> new java.util.ArrayList<>())
                .add(weight));
        return byInstitution.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Risk::grade)
                        .thenComparing(Risk::score, Comparator.reverseOrder())
                        .thenComparing(Risk::institution))
                .toList();
    }

    public static Risk calm(String institution) {
        return of(institution, List.of());
    }

    static Risk of(String institution, List<Weight> weights) {
        Map<String, Long> open = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            open.put(severity.id(), 0L);
        }
        double untouched = 1;
        for (Weight weight : weights) {
            double points = points(weight.severity()) * recency(weight.age());
            untouched *= Math.pow(1 - points / 100, (double) weight.alerts());
            open.merge(weight.severity().id(), weight.alerts(), Long::sum);
        }
        double score = 100 * (1 - untouched);
        boolean critical = open.getOrDefault(Severity.CRITICAL.id(), 0L) > 0;
        return new Risk(institution, Math.round(score * 10) / 10.0, gradeOf(score, critical), open);
    }

    /** How much the open alerts of one lender weigh on a day. */
    public static Risk asOf(AlertCounts counts, String institution, LocalDate day) {
        return of(institution, counts.openOf(institution, day));
    }

    /** The counts the score of one day is made of. */
    public static List<Risk> asOf(AlertCounts counts, LocalDate day) {
        return rank(counts.openByInstitution(day));
    }

    private static double points(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 40;
            case HIGH -> 20;
            case MEDIUM -> 8;
            case LOW -> 2;
        };
    }

    /** B.8 says nothing of alerts older than 90 days: they count no more, but stay in {@link #open}. */
    private static double recency(AlertCounts.Age age) {
        return switch (age) {
            case WITHIN_30_DAYS -> 1;
            case WITHIN_90_DAYS -> 0.5;
            case OLDER -> 0;
        };
    }

    private static Grade gradeOf(double score, boolean critical) {
        if (critical || score >= 80) {
            return Grade.RED;
        }
        if (score >= 60) {
            return Grade.ORANGE;
        }
        if (score >= 40) {
            return Grade.YELLOW;
        }
        return score >= 20 ? Grade.BLUE : Grade.CALM;
    }
}
