package io.firewatch.detection.measure;

import io.firewatch.model.BusinessTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A measure as YAML, and beside it the same in plain Java, worked out the slow way. */
record MeasureCase(String id, String subject, String record, Filter filter, List<Part> parts, Span window) {

    enum Aggregate {
        COUNT,
        SUM,
        DISTINCT,
        MIN,
        MAX,
        AVG,
        QUANTILE
    }

    /** How windows follow one another; {@code days} are of sliding and tumbling ones. */
    record Span(Kind kind, int days) {
        enum Kind {
            SLIDING,
            TUMBLING,
            WEEK,
            MONTH,
            QUARTER,
            YEAR,
            CUMULATIVE
        }

        String yaml() {
            return switch (kind) {
                case SLIDING -> "{sliding: " + days + "d}";
                case TUMBLING -> "{tumbling: " + days + "d}";
                case CUMULATIVE -> "cumulative";
                default -> "{calendar: " + kind.name().toLowerCase() + "}";
            };
        }

        boolean holds(LocalDate then, LocalDate now) {
            return switch (kind) {
                case SLIDING -> then.isAfter(now.minusDays(days));
                case TUMBLING -> block(then) == block(now);
                case WEEK -> monday(then).equals(monday(now));
                case MONTH -> then.withDayOfMonth(1).equals(now.withDayOfMonth(1));
                case QUARTER ->
                    then.getYear() == now.getYear() && (then.getMonthValue() - 1) / 3 == (now.getMonthValue() - 1) / 3;
                case YEAR -> then.getYear() == now.getYear();
                case CUMULATIVE -> true;
            };
        }

        private long block(LocalDate date) {
            return Math.floorDiv(date.toEpochDay() - LocalDate.of(1970, 1, 5).toEpochDay(), days);
        }

        private static LocalDate monday(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    }

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

    /** What a measure is taken of. */
    enum Field {
        AMOUNT("amount", "amount", "money"),
        /** Of claims only. */
        RATE("", "rate", "share"),
        WHEN("time", "started_at", "date"),
        PARTY("party", "party", "count");

        private final String ofTransact;
        private final String ofCreditor;
        private final String unit;

        Field(String ofTransact, String ofCreditor, String unit) {
            this.ofTransact = ofTransact;
            this.ofCreditor = ofCreditor;
            this.unit = unit;
        }

        long of(ReportedRecord one) {
            return switch (this) {
                case AMOUNT -> one.fen();
                case RATE -> one.rateMillionths();
                case WHEN -> BusinessTime.day(one.date());
                case PARTY -> one.party().hashCode();
            };
        }

        static List<Field> fitting(Aggregate aggregate, boolean transact) {
            List<Field> fields =
                    switch (aggregate) {
                        case COUNT, SUM -> List.of(AMOUNT);
                        case DISTINCT -> List.of(PARTY, WHEN, AMOUNT);
                        case AVG -> List.of(AMOUNT, RATE);
                        case MIN, MAX, QUANTILE -> List.of(AMOUNT, RATE, WHEN);
                    };
            return transact ? fields.stream().filter(one -> one != RATE).toList() : fields;
        }
    }

    /** {@code ofParty}: only records of that party count here; of all when empty. */
    record Part(Aggregate aggregate, Field of, int percent, String ofParty) {
        static Part random(Random random, Aggregate aggregate, boolean transact, String ofParty) {
            List<Field> fields = Field.fitting(aggregate, transact);
            return new Part(aggregate, fields.get(random.nextInt(fields.size())), 1 + random.nextInt(100), ofParty);
        }

        String yaml(boolean transact, String between) {
            return (ofParty.isEmpty() ? "" : "where: party == \"" + ofParty + "\"" + between)
                    + "aggregate: " + aggregate.name().toLowerCase()
                    + (aggregate == Aggregate.COUNT
                            ? ""
                            : between + "of: " + (transact ? of.ofTransact : of.ofCreditor))
                    + (aggregate == Aggregate.QUANTILE ? between + "q: " + percent / 100.0 : "");
        }

        String unit() {
            return aggregate == Aggregate.COUNT || aggregate == Aggregate.DISTINCT ? "count" : of.unit;
        }

        double value(List<ReportedRecord> inside) {
            long[] numbers = inside.stream()
                    .filter(one -> ofParty.isEmpty() || one.party().equals(ofParty))
                    .mapToLong(of::of)
                    .sorted()
                    .toArray();
            int n = numbers.length;
            double scale = of == Field.RATE ? 1_000_000 : 1;
            long sum = 0;
            long different = 0;
            for (int i = 0; i < n; i++) {
                sum += numbers[i];
                different += i == 0 || numbers[i] != numbers[i - 1] ? 1 : 0;
            }
            return switch (aggregate) {
                case COUNT -> n;
                case SUM -> sum;
                case DISTINCT -> different;
                case MIN -> n == 0 ? Double.NaN : numbers[0] / scale;
                case MAX -> n == 0 ? Double.NaN : numbers[n - 1] / scale;
                case AVG -> {
                    double mean = (double) sum / n / scale;
                    yield n == 0 ? Double.NaN : of == Field.AMOUNT ? Math.rint(mean) : mean;
                }
                case QUANTILE -> n == 0 ? Double.NaN : numbers[(percent * n + 99) / 100 - 1] / scale;
            };
        }
    }

    /** Every aggregate and a ratio over every kind of window, each of a subject, field and length by chance. */
    static List<MeasureCase> every(Random random) {
        List<MeasureCase> all = new ArrayList<>();
        for (Span.Kind kind : Span.Kind.values()) {
            for (Aggregate aggregate : Aggregate.values()) {
                boolean transact = random.nextBoolean();
                all.add(random(
                        random, all.size(), kind, transact, List.of(Part.random(random, aggregate, transact, ""))));
            }
            boolean transact = random.nextBoolean();
            Aggregate[] any = Aggregate.values();
            all.add(random(
                    random,
                    all.size(),
                    kind,
                    transact,
                    List.of(
                            Part.random(random, any[random.nextInt(any.length)], transact, "p2"),
                            Part.random(random, any[random.nextInt(any.length)], transact, ""))));
        }
        return all;
    }

    private static MeasureCase random(Random random, int number, Span.Kind kind, boolean transact, List<Part> parts) {
        return new MeasureCase(
                "m" + number,
                List.of("institution", "party", "loan").get(random.nextInt(3)),
                transact ? "transact" : "creditor",
                Filter.values()[random.nextInt(3)],
                parts,
                new Span(kind, 1 + random.nextInt(45)));
    }

    /** Of all days. */
    static MeasureCase cumulative(String id, String subject, String record, Filter filter, Aggregate aggregate) {
        return new MeasureCase(
                id,
                subject,
                record,
                filter,
                List.of(new Part(aggregate, Field.AMOUNT, 0, "")),
                new Span(Span.Kind.CUMULATIVE, 0));
    }

    String yaml() {
        boolean transact = record.equals("transact");
        String where = transact ? filter.ofTransact : filter.ofCreditor;
        String what = parts.size() == 1
                ? parts.get(0).yaml(transact, "\n") + "\nunit: " + parts.get(0).unit()
                : "aggregate: ratio\nnumerator: {" + parts.get(0).yaml(transact, ", ") + "}\ndenominator: {"
                        + parts.get(1).yaml(transact, ", ") + "}\nunit: factor";
        return "id: " + id + "\ntitle: {zh: 量, en: a measure}\nsubject: " + subject + "\nrecord: " + record + "\n"
                + (where.isEmpty() ? "" : "where: " + where + "\n")
                + what + "\nwindow: " + window.yaml() + "\nwhy: {zh: 试, en: a test}\n";
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
                .filter(one -> !one.date().isAfter(day) && window.holds(one.date(), day))
                .toList();
        double first = parts.get(0).value(inside);
        if (parts.size() == 1) {
            return first;
        }
        double whole = parts.get(1).value(inside);
        return whole == 0 ? Double.NaN : first / whole;
    }
}
