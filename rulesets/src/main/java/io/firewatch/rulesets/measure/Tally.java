package io.firewatch.rulesets.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The running aggregate of a window: numbers come and go, and what is left decides, not the order in which they came. */
abstract class Tally {
    private static final double MILLION = 1_000_000;

    /** 0.07 times 100 is a little more than 7 in floating point. */
    private static final double ROUNDING = 1e-9;

    abstract void add(long number);

    abstract void remove(long number);

    /** NaN when there is nothing to say something about; 0 for an empty count or sum. */
    abstract double result();

    /** For one part of a measure; {@code kind} is null for a count. */
    static Tally of(Measure.Part part, @Nullable FieldKind kind) {
        double scale = kind == FieldKind.RATE ? MILLION : 1;
        return switch (part.aggregate()) {
            case COUNT -> new Count();
            case SUM -> new Sum(false, scale, false);
            case AVG -> new Sum(true, scale, kind == FieldKind.MONEY);
            case DISTINCT -> new Distinct();
            case MIN -> new Ordered(0, scale);
            case MAX -> new Ordered(1, scale);
            case QUANTILE -> new Ordered(part.q(), scale);
        };
    }

    private static final class Count extends Tally {
        private long count;

        @Override
        void add(long number) {
            count++;
        }

        @Override
        void remove(long number) {
            count--;
        }

        @Override
        double result() {
            return count;
        }
    }

    /** Two halves, so that no amount a lender may send overflows; exact up to 2^53. */
    private static final class Sum extends Tally {
        private static final int HALF = 32;
        private static final double TWO_TO_HALF = 4_294_967_296.0;

        private final boolean average;
        private final double scale;
        private final boolean whole;
        private long high;
        private long low;
        private long count;

        Sum(boolean average, double scale, boolean whole) {
            this.average = average;
            this.scale = scale;
            this.whole = whole;
        }

        @Override
        void add(long number) {
            high += number >> HALF;
            low += number & 0xFFFF_FFFFL;
            count++;
        }

        @Override
        void remove(long number) {
            high -= number >> HALF;
            low -= number & 0xFFFF_FFFFL;
            count--;
        }

        @Override
        double result() {
            double sum = high * TWO_TO_HALF + low;
            if (!average) {
                return sum / scale;
            }
            double mean = sum / count / scale;
            return count == 0 ? Double.NaN : whole ? Math.rint(mean) : mean;
        }
    }

    private static final class Distinct extends Tally {
        private final Map<Long, Integer> times = new HashMap<>();

        @Override
        void add(long number) {
            times.merge(number, 1, Integer::sum);
        }

        @Override
        void remove(long number) {
            times.computeIfPresent(number, (same, left) -> left == 1 ? null : left - 1);
        }

        @Override
        double result() {
            return times.size();
        }
    }

    /** The number of a rank: 0 the least, 1 the greatest. */
    private static final class Ordered extends Tally {
        private final double rank;
        private final double scale;
        private final TreeMap<Long, Integer> times = new TreeMap<>();
        private long count;

        Ordered(double rank, double scale) {
            this.rank = rank;
            this.scale = scale;
        }

        @Override
        void add(long number) {
            times.merge(number, 1, Integer::sum);
            count++;
        }

        @Override
        void remove(long number) {
            times.computeIfPresent(number, (same, left) -> left == 1 ? null : left - 1);
            count--;
        }

        @Override
        double result() {
            if (times.isEmpty()) {
                return Double.NaN;
            }
            if (rank == 0 || rank == 1) {
                return (rank == 0 ? times.firstKey() : times.lastKey()) / scale;
            }
            long place = Math.max(1, (long) Math.ceil(rank * count - ROUNDING));
            for (Map.Entry<Long, Integer> one : times.entrySet()) {
                place -= one.getValue();
                if (place <= 0) {
                    return one.getKey() / scale;
                }
            }
            throw new IllegalStateException("rank " + rank + " is beyond " + count + " numbers");
        }
    }
}
