package io.firewatch.detection.rate;

import java.util.List;

/**
 * The internal rate of cash flows: the rate per unit of time at which what the borrower got and what he pays are worth
 * the same. A loan gives first and takes later, so its present value falls with the rate but once and the rate is the only
 * one; it is bracketed first and then narrowed by Newton's steps, which bisection replaces where they leave the bracket.
 */
public final class InternalRate {
    /** Nobody pays more than this factor per unit of time; beyond it the figures are wrong, not the rate. */
    private static final double HIGHEST = 1e6;

    /** Nine tenths of the money lost in one unit of time. */
    private static final double LOWEST = -0.9;

    private static final double PRECISION = 1e-12;
    private static final int MOST_STEPS = 200;

    private InternalRate() {}

    /** Per unit of time, or NaN when there is none: nothing given, nothing paid back, or no rate between the bounds. */
    public static double of(List<CashFlow> flows) {
        double given = 0;
        double paid = 0;
        double start = Double.MAX_VALUE;
        for (CashFlow flow : flows) {
            given += Math.max(flow.amount(), 0);
            paid -= Math.min(flow.amount(), 0);
            start = Math.min(start, flow.time());
        }
        if (given == 0 || paid == 0) {
            return Double.NaN;
        }
        double low = LOWEST;
        double high = 1;
        while (worth(flows, start, high) < 0 && high < HIGHEST) {
            high *= 4;
        }
        if (worth(flows, start, low) > 0 || worth(flows, start, high) < 0) {
            return Double.NaN;
        }
        double rate = Math.min(high, Math.max(low, 0));
        for (int step = 0; step < MOST_STEPS && high - low > PRECISION * (1 + Math.abs(rate)); step++) {
            double worth = worth(flows, start, rate);
            if (Math.abs(worth) < PRECISION * given) {
                return rate;
            }
            // Payments discounted at too low a rate outweigh what was given.
            if (worth < 0) {
                low = rate;
            } else {
                high = rate;
            }
            double next = rate - worth / slope(flows, start, rate);
            rate = next > low && next < high ? next : (low + high) / 2;
        }
        return rate;
    }

    private static double worth(List<CashFlow> flows, double start, double rate) {
        double sum = 0;
        for (CashFlow flow : flows) {
            sum += flow.amount() * Math.pow(1 + rate, start - flow.time());
        }
        return sum;
    }

    private static double slope(List<CashFlow> flows, double start, double rate) {
        double sum = 0;
        for (CashFlow flow : flows) {
            sum += (start - flow.time()) * flow.amount() * Math.pow(1 + rate, start - flow.time() - 1);
        }
        return sum;
    }
}
