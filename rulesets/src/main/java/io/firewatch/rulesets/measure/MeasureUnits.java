package io.firewatch.rulesets.measure;

import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.source.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refuses aggregates that mean nothing (the sum of codes) and units that do not fit (the sum of amounts in days). */
final class MeasureUnits {
    private MeasureUnits() {}

    static void check(Section section, Aggregate aggregate, RecordField field, Optional<Unit> unit) {
        List<Unit> fitting = fitting(aggregate, field.kind());
        if (fitting.isEmpty()) {
            section.refuse(
                    "of",
                    "'" + field.name() + "' is " + field.kind().words() + ": its " + aggregate.id() + " means nothing");
            return;
        }
        unit.filter(one -> !fitting.contains(one))
                .ifPresent(one -> section.refuse(
                        "unit",
                        "unit '" + word(one) + "' does not fit: the " + aggregate.id() + " of '" + field.name()
                                + "' is in "
                                + fitting.stream().map(MeasureUnits::word).collect(Collectors.joining(" or "))));
    }

    static void checkCount(Section section, Aggregate aggregate, Optional<Unit> unit) {
        unit.filter(one -> one != Unit.COUNT)
                .ifPresent(one -> section.refuse(
                        "unit", "unit '" + word(one) + "' does not fit: a " + aggregate.id() + " is in count"));
    }

    static List<Unit> fitting(Aggregate aggregate, FieldKind kind) {
        return switch (aggregate) {
            case COUNT, DISTINCT -> List.of(Unit.COUNT);
            case SUM ->
                switch (kind) {
                    case MONEY -> List.of(Unit.MONEY);
                    case COUNT -> List.of(Unit.COUNT);
                    case DAYS -> List.of(Unit.DAYS);
                    default -> List.of();
                };
            case AVG ->
                switch (kind) {
                    case MONEY -> List.of(Unit.MONEY);
                    case RATE -> List.of(Unit.SHARE);
                    case COUNT -> List.of(Unit.FACTOR);
                    case DAYS -> List.of(Unit.DAYS, Unit.FACTOR);
                    default -> List.of();
                };
            case MIN, MAX, QUANTILE ->
                switch (kind) {
                    case MONEY -> List.of(Unit.MONEY);
                    case RATE -> List.of(Unit.SHARE);
                    case COUNT -> List.of(Unit.COUNT);
                    case DAYS -> List.of(Unit.DAYS);
                    case DAY, MOMENT -> List.of(Unit.DATE);
                    default -> List.of();
                };
        };
    }

    private static String word(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }
}
