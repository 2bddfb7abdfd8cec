package io.firewatch.benchmarks.quality;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.SubjectType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Alerts laid beside what is planted. An alert finds a plant when its rule speaks of the sentence the plant breaks, at the
 * plant's lender and, where the plant names subjects, about one of them; a subject that borrows all over the city may be
 * found at any lender. It is right where its lender has a plant of its section, else false. Blue alerts are a list to
 * read once a month and accuse nobody: they may find, but are not false.
 */
public final class Score {
    /** Alerts of these sections may look across lenders. */
    private static final Set<String> ACROSS = Set.of("R01", "R02");

    private final Trial trial;
    private final List<Found> found = new ArrayList<>();
    private final List<Sought> missed = new ArrayList<>();
    private final List<AlertRow> wrong = new ArrayList<>();
    private final List<AlertRow> right = new ArrayList<>();
    private final Set<String> clean;

    /**
     * A plant and the alert that was raised nearest to the day its formula began to hold.
     *
     * @param delayDays from that day until somebody is told; below zero where a part of the breach is told earlier. What
     *     old books show is told on the city's first day.
     */
    public record Found(Sought plant, AlertRow alert, int delayDays) {}

    Score(Trial trial, Collection<AlertRow> alerts) {
        this.trial = trial;
        for (Sought plant : trial.sought()) {
            nearest(plant, alerts)
                    .ifPresentOrElse(
                            alert -> found.add(new Found(plant, alert, delay(plant, alert))), () -> missed.add(plant));
        }
        List<Sought> known = new ArrayList<>(trial.sought());
        known.addAll(trial.arguable());
        for (AlertRow alert : alerts) {
            if (trial.sought().stream().anyMatch(plant -> explains(plant, alert))) {
                right.add(alert);
            } else if (alert.severity() != Severity.LOW && known.stream().noneMatch(plant -> explains(plant, alert))) {
                wrong.add(alert);
            }
        }
        wrong.sort(Comparator.comparing(AlertRow::rule)
                .thenComparing(AlertRow::institution)
                .thenComparing(AlertRow::subject)
                .thenComparing(AlertRow::episodeDay));
        clean = new HashSet<>(trial.lenders());
        known.forEach(plant -> clean.remove(plant.lender()));
    }

    private Optional<AlertRow> nearest(Sought plant, Collection<AlertRow> alerts) {
        return alerts.stream()
                .filter(alert -> finds(plant, alert))
                .min(Comparator.comparingInt((AlertRow alert) -> Math.abs(delay(plant, alert)))
                        .thenComparing(AlertRow::id));
    }

    private int delay(Sought plant, AlertRow alert) {
        int told = alert.episodeDay() + Sections.daysUntilTold(alert.rule());
        return (int) (Math.max(told, trial.first().toEpochDay()) - plant.from().toEpochDay());
    }

    private static boolean finds(Sought plant, AlertRow alert) {
        return Sections.tells(alert.rule(), plant.rule()) && plant.names(alert) && sameHouse(plant, alert);
    }

    private static boolean explains(Sought plant, AlertRow alert) {
        return Sections.of(alert).equals(plant.section()) && sameHouse(plant, alert);
    }

    private static boolean sameHouse(Sought plant, AlertRow alert) {
        return alert.institution().equals(plant.lender())
                || (ACROSS.contains(plant.section())
                        && alert.subjectType() == SubjectType.PARTY
                        && plant.subjects().contains(alert.subject()));
    }

    Trial trial() {
        return trial;
    }

    List<Found> found() {
        return found;
    }

    List<Sought> missed() {
        return missed;
    }

    List<AlertRow> wrong() {
        return wrong;
    }

    List<AlertRow> right() {
        return right;
    }

    /** Look-alikes at a lender that a false alert of their section accuses. */
    List<LookAlike> taken() {
        return trial.lookAlikes().stream()
                .filter(one -> wrong.stream()
                        .anyMatch(alert -> alert.institution().equals(one.lender())
                                && Sections.of(alert).equals(one.section())))
                .toList();
    }

    /** Lenders without any plant. */
    Set<String> clean() {
        return clean;
    }

    double cleanLenderMonths() {
        return clean.size() * trial.months();
    }

    List<AlertRow> wrongOnClean() {
        return wrong.stream()
                .filter(alert -> clean.contains(alert.institution()))
                .collect(Collectors.toList());
    }

    /** For one line of text. */
    static String line(AlertRow alert) {
        return "%s %s %s %s %s %s…%s %s"
                .formatted(
                        alert.rule(),
                        alert.severity().id(),
                        alert.institution(),
                        alert.subjectType(),
                        alert.subject(),
                        LocalDate.ofEpochDay(alert.episodeDay()),
                        LocalDate.ofEpochDay(alert.eventDay()),
                        alert.formula());
    }
}
