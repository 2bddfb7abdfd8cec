package io.firewatch.detection.quality;

import io.firewatch.model.BusinessTime;
import java.util.Arrays;

/**
 * How long records took from fact to receipt, counted by the hour up to two days and by the day beyond: exact where the
 * thresholds are, small where nobody asks.
 *
 * @param counts one per bucket, see {@link #bucketOf}
 */
public record Lag(int[] counts) {
    private static final int HOURS_PER_DAY = 24;
    private static final int EXACT_HOURS = 48;

    /** Longer lags count as this. */
    private static final int LONGEST_DAYS = 33;

    private static final int BUCKETS = EXACT_HOURS + 1 + LONGEST_DAYS - EXACT_HOURS / HOURS_PER_DAY;

    static final Lag NOTHING = new Lag(new int[0]);

    Lag plus(long seconds) {
        int[] more = counts.length == 0 ? new int[BUCKETS] : counts.clone();
        more[bucketOf(seconds)]++;
        return new Lag(more);
    }

    /** The hours, rounded up, within which this share of the records came; NaN where none came. */
    double hours(double share) {
        long all = Arrays.stream(counts).asLongStream().sum();
        long wanted = Math.max(1, (long) Math.ceil(all * share));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && all > 0) {
                return hoursOf(bucket);
            }
        }
        return Double.NaN;
    }

    private static int bucketOf(long seconds) {
        long hours = (seconds + BusinessTime.SECONDS_PER_HOUR - 1) / BusinessTime.SECONDS_PER_HOUR;
        if (hours <= EXACT_HOURS) {
            return (int) hours;
        }
        long days = Math.min((hours + HOURS_PER_DAY - 1) / HOURS_PER_DAY, LONGEST_DAYS);
        return EXACT_HOURS + (int) days - EXACT_HOURS / HOURS_PER_DAY;
    }

    private static int hoursOf(int bucket) {
        return bucket <= EXACT_HOURS ? bucket : (bucket - EXACT_HOURS + EXACT_HOURS / HOURS_PER_DAY) * HOURS_PER_DAY;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lag that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
