package io.firewatch.rulesets.measure;

import io.firewatch.model.BusinessTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** What a measure must say, worked out the slow way: every day from all facts, by the calendar. */
final class MeasureOracle {
    record Fact(int part, int day, long value) {}

    private MeasureOracle() {}

    /** As of a day; NaN when nothing is said. */
    static double value(Measure measure, Collection<Fact> facts, int day) {
        if (facts.stream().noneMatch(one -> one.day() <= day)) {
            return Double.NaN;
        }
        double first = part(measure, 0, facts, day);
        if (!measure.isRatio()) {
            return first;
        }
        double whole = part(measure, 1, facts, day);
        return whole == 0 ? Double.NaN : first / whole;
    }

    private static double part(Measure measure, int part, Collection<Fact> facts, int day) {
        Measure.Part asked = measure.parts().get(part);
        List<Long> counted = facts.stream()
                .filter(one -> one.part() == part && one.day() <= day && counts(measure.window(), one.day(), day))
                .map(Fact::value)
                .sorted()
                .toList();
        LongStream numbers = counted.stream().mapToLong(Long::longValue);
        if (counted.isEmpty()) {
            return switch (asked.aggregate()) {
                case COUNT, SUM, DISTINCT -> 0;
                default -> Double.NaN;
            };
        }
        double answer =
                switch (asked.aggregate()) {
                    case COUNT -> counted.size();
                    case SUM -> numbers.sum();
                    case DISTINCT -> numbers.distinct().count();
                    case MIN -> counted.get(0);
                    case MAX -> counted.get(counted.size() - 1);
                    case AVG -> (double) numbers.sum() / counted.size();
                    case QUANTILE -> {
                        int place = 0;
                        while ((place + 1) < asked.q() * counted.size() - 1e-9) {
                            place++;
                        }
                        yield counted.get(place);
                    }
                };
        return asked.aggregate() == Aggregate.AVG && asked.of().equals("amount") ? Math.rint(answer) : answer;
    }

    private static boolean counts(Window window, int fact, int day) {
        LocalDate then = BusinessTime.date(fact);
        LocalDate now = BusinessTime.date(day);
        return switch (window.kind()) {
            case SLIDING -> then.isAfter(now.minusDays(window.days()));
            case TUMBLING -> block(then, window.days()) == block(now, window.days());
            case WEEK -> monday(then).equals(monday(now));
            case MONTH -> then.getYear() == now.getYear() && then.getMonth() == now.getMonth();
            case QUARTER ->
                then.getYear() == now.getYear() && (then.getMonthValue() - 1) / 3 == (now.getMonthValue() - 1) / 3;
            case YEAR -> then.getYear() == now.getYear();
            case CUMULATIVE -> true;
        };
    }

    private static long block(LocalDate date, int days) {
        return Math.floorDiv(date.toEpochDay() - LocalDate.of(1970, 1, 5).toEpochDay(), days);
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
