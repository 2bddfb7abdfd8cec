package io.firewatch.detection.product;

import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.Finding;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.model.indicator.LocksIndicator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * R05c of one product: whether its claims outlast their lock by far, and whether its lenders leave by claims that are passed
 * on as the lock ends. A lender's exit on a day is what the product pays back to him (LD.8) or what is passed on of his
 * claims, whichever is more; it is met as arranged as far as claims are passed on within days of the end of their lock. Who
 * leaves when he likes leaves on other days.
 */
final class LockedExits {
    static final int GAP_DAYS = 180;

    /** [DEF], as for R05d: a working day may have to be waited for. */
    static final int AS_LOCK_ENDS_DAYS = 5;

    static final int WINDOW_DAYS = 30;
    private static final int MOST_RECORDS = 20;
    private static final String[] NO_EXHIBITS = {};

    private final Collection<PlacedClaim> claims;
    private final NavigableMap<Integer, Exits> exits = new TreeMap<>();

    /** What left the product on one day. */
    private static final class Exits {
        long fen;
        long arranged;
        int lenders;
        final List<Long> records = new ArrayList<>();
    }

    private static final class Exit {
        long paid;
        long sold;
        long arranged;
        final List<Long> records = new ArrayList<>();
    }

    /** {@code moves} are the product's LD.2 and LD.8. */
    LockedExits(Collection<Purchase> moves, Collection<PlacedClaim> placed) {
        claims = placed.stream().filter(one -> !one.removed()).toList();
        Map<Integer, Map<String, Exit>> byDay = new HashMap<>();
        for (Purchase move : moves) {
            if (move.fen() < 0) {
                Exit exit = exit(byDay, move.day(), move.party());
                exit.paid -= move.fen();
                exit.records.add(move.seq());
            }
        }
        for (PlacedClaim claim : claims) {
            long before = 0;
            for (int i = 0; i < claim.sold().days().length; i++) {
                int day = claim.sold().days()[i];
                long fen = claim.sold().levels()[i] - before;
                before = claim.sold().levels()[i];
                Exit exit = exit(byDay, day, claim.party());
                exit.sold += fen;
                exit.arranged += isAsLockEnds(claim, day) ? fen : 0;
                exit.records.add(claim.seq());
            }
        }
        byDay.forEach((day, lenders) -> lenders.values().forEach(one -> add(day, one)));
    }

    private static Exit exit(Map<Integer, Map<String, Exit>> byDay, int day, String party) {
        return byDay.computeIfAbsent(day, one -> new HashMap<>()).computeIfAbsent(party, one -> new Exit());
    }

    private static boolean isAsLockEnds(PlacedClaim claim, int day) {
        return claim.lockedUntil() != LoanClaim.NO_LOCK
                && day >= claim.lockedUntil()
                && day <= claim.lockedUntil() + AS_LOCK_ENDS_DAYS;
    }

    private void add(int day, Exit one) {
        long fen = Math.max(one.paid, one.sold);
        if (fen > 0) {
            Exits all = exits.computeIfAbsent(day, on -> new Exits());
            all.fen += fen;
            all.arranged += Math.min(one.arranged, fen);
            all.lenders++;
            all.records.addAll(one.records);
        }
    }

    /** On each day on which somebody left, and on which that is 30 days ago. */
    SortedMap<Integer, Finding> days() {
        TreeSet<Integer> steps = new TreeSet<>();
        for (int day : exits.keySet()) {
            steps.add(day);
            steps.add(day + WINDOW_DAYS);
        }
        NavigableMap<Integer, long[]> principal = principal();
        SortedMap<Integer, Finding> days = new TreeMap<>();
        for (int day : steps) {
            long fen = 0;
            long arranged = 0;
            int lenders = 0;
            TreeSet<Long> records = new TreeSet<>();
            for (Exits one : exits.subMap(day - WINDOW_DAYS, false, day, true).values()) {
                fen += one.fen;
                arranged += one.arranged;
                lenders += one.lenders;
                records.addAll(one.records);
            }
            Map.Entry<Integer, long[]> known = principal.floorEntry(day);
            long[] sums = known == null ? new long[2] : known.getValue();
            double[] values = new double[LocksIndicator.values().length];
            values[LocksIndicator.LOCK_GAP_SHARE.ordinal()] = share(sums[1], sums[0]);
            values[LocksIndicator.EXITS.ordinal()] = lenders;
            values[LocksIndicator.ARRANGED_EXIT_SHARE.ordinal()] = share(arranged, fen);
            days.put(
                    day,
                    new Finding(
                            values,
                            records.descendingSet().stream()
                                    .limit(MOST_RECORDS)
                                    .mapToLong(Long::longValue)
                                    .toArray(),
                            NO_EXHIBITS));
        }
        return days;
    }

    /** By day: the principal put into the product so far whose lock and plan are known, and what of it has a wide gap. */
    private NavigableMap<Integer, long[]> principal() {
        NavigableMap<Integer, long[]> changes = new TreeMap<>();
        for (PlacedClaim claim : claims) {
            boolean known = claim.lockedUntil() != LoanClaim.NO_LOCK
                    && claim.curve().isKnown()
                    && claim.live().levels().length > 0;
            if (known) {
                long fen = claim.live().levels()[0];
                long[] sums = changes.computeIfAbsent(claim.startDay(), day -> new long[2]);
                sums[0] += fen;
                sums[1] += claim.curve().lastDay() - claim.lockedUntil() > GAP_DAYS ? fen : 0;
            }
        }
        NavigableMap<Integer, long[]> levels = new TreeMap<>();
        long all = 0;
        long wide = 0;
        for (var one : changes.entrySet()) {
            all += one.getValue()[0];
            wide += one.getValue()[1];
            levels.put(one.getKey(), new long[] {all, wide});
        }
        return levels;
    }

    private static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : 0;
    }
}
