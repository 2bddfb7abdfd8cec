package io.firewatch.detection.measure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A measure as YAML, and beside it the same in plain Java, worked out the slow way. */
record MeasureCase(String id, String subject, String record, Filter filter, String aggregate, String window) {
    private static final List<String> AGGREGATES =
            List.of("count", "sum", "distinct", "min", "max", "avg", "quantile", "ratio");
    private static final List<String> WINDOWS = List.of(
            "{sliding: 1d}",
            "{sliding: 7d}",
            "{sliding: 30d}",
            "{tumbling: 10d}",
            "{calendar: week}",
            "{calendar: month}",
            "{calendar: quarter}",
            "{calendar: year}",
            "cumulative");

    /** One and the same question in the two languages. */
    enum Filter {
        ALL("", ""),
        LARGE("amount > yuan(500)", "amount > yuan(500)"),
        NAMED("type in [1, 7] && party != \"p1\"", "party != \"p1\"");

        private final String ofTransact;
        private final String ofCreditor;

        Filter(String ofTransact, String ofCreditor) {
            this.ofTransact = ofTransact;
            this.ofCreditor = ofCreditor;
        }

        boolean passes(ReportedRecord one) {
            return switch (this) {
                case ALL -> true;
                case LARGE -> one.fen() > 50_000;
                case NAMED ->
                    (!one.isTransact() || one.type() == 1 || one.type() == 7)
                            && !one.party().equals("p1");
            };
        }
    }

    static MeasureCase random(Random random, int number) {
        return new MeasureCase(
                "m" + number,
                List.of("institution", "party", "loan").get(random.nextInt(3)),
                random.nextBoolean() ? "transact" : "creditor",
                Filter.values()[random.nextInt(3)],
                AGGREGATES.get(number % AGGREGATES.size()),
                WINDOWS.get(random.nextInt(WINDOWS.size())));
    }

    String yaml() {
        String where = record.equals("transact") ? filter.ofTransact : filter.ofCreditor;
        String of =
                switch (aggregate) {
                    case "count" -> "unit: count\n";
                    case "distinct" -> "of: party\nunit: count\n";
                    case "quantile" -> "of: amount\nq: 0.9\nunit: money\n";
                    case "ratio" ->
                        "numerator: {where: party == \"p2\", aggregate: sum, of: amount}\n"
                                + "denominator: {aggregate: count}\nunit: factor\n";
                    default -> "of: amount\nunit: money\n";
                };
        return "id: " + id + "\ntitle: {zh: 量, en: a measure}\nsubject: " + subject + "\nrecord: " + record + "\n"
                + (where.isEmpty() ? "" : "where: " + where + "\n")
                + "aggregate: " + aggregate + "\n" + of + "window: " + window + "\nwhy: {zh: 试, en: a test}\n";
    }

    boolean counts(ReportedRecord one) {
        return one.isTransact() == record.equals("transact")
                && filter.passes(one)
                && !subjectOf(one).isEmpty();
    }

    String subjectOf(ReportedRecord one) {
        return switch (subject) {
            case "institution" -> one.institution();
            case "party" -> one.party();
            default -> one.loan();
        };
    }

    /** As of a day, from the records of one subject that count, each in the version that stands. */
    double value(List<ReportedRecord> records, LocalDate day) {
        if (records.stream().noneMatch(one -> !one.date().isAfter(day))) {
            return Double.NaN;
        }
        List<ReportedRecord> inside = records.stream()
                .filter(one -> !one.date().isAfter(day) && inWindow(one.date(), day))
                .toList();
        LongStream amounts = inside.stream().mapToLong(ReportedRecord::fen).sorted();
        int n = inside.size();
        return switch (aggregate) {
            case "count" -> n;
            case "sum" -> amounts.sum();
            case "distinct" ->
                inside.stream().map(ReportedRecord::party).distinct().count();
            case "min" -> n == 0 ? Double.NaN : amounts.toArray()[0];
            case "max" -> n == 0 ? Double.NaN : amounts.toArray()[n - 1];
            case "avg" -> n == 0 ? Double.NaN : Math.rint((double) amounts.sum() / n);
            case "quantile" -> n == 0 ? Double.NaN : amounts.toArray()[(9 * n + 9) / 10 - 1];
            default ->
                n == 0
                        ? Double.NaN
                        : (double) inside.stream()
                                        .filter(one -> one.party().equals("p2"))
                                        .mapToLong(ReportedRecord::fen)
                                        .sum()
                                / n;
        };
    }

    private boolean inWindow(LocalDate then, LocalDate now) {
        return switch (window) {
            case "{sliding: 1d}" -> then.equals(now);
            case "{sliding: 7d}" -> then.isAfter(now.minusDays(7));
            case "{sliding: 30d}" -> then.isAfter(now.minusDays(30));
            case "{tumbling: 10d}" ->
                Math.floorDiv(then.toEpochDay() - 4, 10) == Math.floorDiv(now.toEpochDay() - 4, 10);
            case "{calendar: week}" -> monday(then).equals(monday(now));
            case "{calendar: month}" -> then.withDayOfMonth(1).equals(now.withDayOfMonth(1));
            case "{calendar: quarter}" ->
                then.getYear() == now.getYear() && (then.getMonthValue() - 1) / 3 == (now.getMonthValue() - 1) / 3;
            case "{calendar: year}" -> then.getYear() == now.getYear();
            default -> true;
        };
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
