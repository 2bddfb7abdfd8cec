package io.firewatch.detection.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What borrowed money costs in a year, in the three ways the law and the trade count it (supervision-rules R11). Fractions
 * of one; NaN where no rate can be told.
 */
public final class AnnualRate {
    private static final double DAYS_OF_YEAR = 365;
    private static final int MONTHS_OF_YEAR = 12;

    private AnnualRate() {}

    /** Money on a business day: positive to the borrower, negative from him. */
    public record Dated(int day, long fen) {}

    /** Twelve times the monthly internal rate: what legal caps are held against. */
    public static double nominal(List<Dated> flows) {
        return MONTHS_OF_YEAR * InternalRate.of(timed(flows, true));
    }

    /** XIRR: with compound interest over a year of 365 days. */
    public static double effective(List<Dated> flows) {
        return InternalRate.of(timed(flows, false));
    }

    /**
     * Without any compounding: cost over what was received and for how long each part of it was kept. For loans of days,
     * on which compound rates explode.
     */
    public static double simple(List<Dated> flows) {
        int start = flows.stream().mapToInt(Dated::day).min().orElse(0);
        long given = 0;
        long cost = 0;
        double kept = 0;
        for (Dated flow : flows) {
            given += Math.max(flow.fen(), 0);
            cost -= flow.fen();
        }
        // What is paid goes to the principal received before it goes to the cost.
        long owed = 0;
        int last = start;
        for (Dated flow : inOrder(flows)) {
            kept += owed * (double) (flow.day() - last);
            owed = Math.max(owed + flow.fen(), 0);
            last = flow.day();
        }
        return given == 0 || kept == 0 ? Double.NaN : cost * DAYS_OF_YEAR / kept;
    }

    /** The nominal annual rate of a loan repaid in equal amounts, one a month. */
    public static double ofLevelPayments(long principalFen, long paymentFen, int months) {
        List<CashFlow> flows = new ArrayList<>();
        flows.add(new CashFlow(0, principalFen));
        for (int month = 1; month <= months; month++) {
            flows.add(new CashFlow(month, -paymentFen));
        }
        return MONTHS_OF_YEAR * InternalRate.of(flows);
    }

    private static List<Dated> inOrder(List<Dated> flows) {
        return flows.stream()
                .sorted((a, b) ->
                        a.day() != b.day() ? Integer.compare(a.day(), b.day()) : Long.compare(b.fen(), a.fen()))
                .toList();
    }

    /**
     * One flow a day, in their order: floating-point sums depend on order and grouping, and neither when a record came nor
     * how a payment was split may show in the last digit of a rate.
     */
    private static List<CashFlow> timed(List<Dated> flows, boolean inMonths) {
        SortedMap<Integer, Long> days = new TreeMap<>();
        flows.forEach(flow -> days.merge(flow.day(), flow.fen(), Math::addExact));
        int start = days.isEmpty() ? 0 : days.firstKey();
        List<CashFlow> timed = new ArrayList<>();
        days.forEach((day, fen) ->
                timed.add(new CashFlow(inMonths ? MonthCount.between(start, day) : (day - start) / DAYS_OF_YEAR, fen)));
        return timed;
    }
}
