package io.firewatch.detection.client;

import io.firewatch.detection.book.StepSeries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of what a lender funded it passed on soon (R21): T.2 against T.11, first in first out.
 *
 * @param funded T.2 of the last 30 days, on every day
 * @param passedOn what of that left by T.11 within 7 days
 * @param told what of it is told one way or the other: gone, or still there after those days
 */
record Resale(StepSeries funded, StepSeries passedOn, StepSeries told) {
    static final Resale NONE = new Resale(StepSeries.NOTHING, StepSeries.NOTHING, StepSeries.NOTHING);

    static final int WINDOW = 30;
    static final int SOON = 7;

    private static final class Lot {
        final int day;
        long left;

        Lot(int day, long fen) {
            this.day = day;
            this.left = fen;
        }
    }

    /** From T.2 and T.11 by day; none when nothing was sold. */
    static Resale of(SortedMap<Integer, Long> lent, SortedMap<Integer, Long> sold) {
        if (sold.isEmpty()) {
            return NONE;
        }
        TreeMap<Integer, Long> funded = new TreeMap<>();
        TreeMap<Integer, Long> passed = new TreeMap<>();
        TreeMap<Integer, Long> told = new TreeMap<>();
        List<Lot> all = new ArrayList<>();
        Deque<Lot> lots = new ArrayDeque<>();
        TreeMap<Integer, Long> days = new TreeMap<>(lent);
        sold.keySet().forEach(day -> days.putIfAbsent(day, 0L));
        for (int day : days.keySet()) {
            long fen = lent.getOrDefault(day, 0L);
            if (fen > 0) {
                Lot lot = new Lot(day, fen);
                lots.add(lot);
                all.add(lot);
                add(funded, day, fen);
                add(funded, day + WINDOW, -fen);
            }
            long leaving = sold.getOrDefault(day, 0L);
            while (!lots.isEmpty() && (lots.peek().day < day - SOON || lots.peek().left == 0)) {
                lots.remove();
            }
            while (leaving > 0 && !lots.isEmpty()) {
                Lot oldest = lots.element();
                long gone = Math.min(leaving, oldest.left);
                add(passed, day, gone);
                add(passed, oldest.day + WINDOW, -gone);
                add(told, day, gone);
                add(told, oldest.day + WINDOW, -gone);
                oldest.left -= gone;
                leaving -= gone;
                if (oldest.left == 0) {
                    lots.remove();
                }
            }
        }
        for (Lot lot : all) {
            add(told, lot.day + SOON + 1, lot.left);
            add(told, lot.day + WINDOW, -lot.left);
        }
        return new Resale(StepSeries.ofChanges(funded), StepSeries.ofChanges(passed), StepSeries.ofChanges(told));
    }

    private static void add(TreeMap<Integer, Long> changes, int day, long fen) {
        changes.merge(day, fen, Math::addExact);
    }
}
