package io.firewatch.detection.client;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.run.RunSignals;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.TransType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one client adds to each of its institution's days; a pure function of everything known of the client. */
public final class ClientStory {
    /** A lender is new for this long [DEF]. */
    static final int NEW_DAYS = 30;

    private static final int RUN_WINDOW = 7;

    /** "Just before the month's end". */
    private static final int MONTH_END_DAYS = 5;

    private static final int MONTH_END_WINDOW = 30;

    /** Whoever moves money like this is a lender; deposits and withdrawals alone are anybody's. */
    private static final Set<Integer> LENDERS_ONLY = Set.of(
            TransType.LEND,
            TransType.PRINCIPAL_BACK,
            TransType.INTEREST_BACK,
            TransType.TRANSFER_SOLD,
            TransType.TRANSFER_TAKEN,
            TransType.TRANSFER_FEE,
            TransType.RATE_COUPON,
            TransType.CASH_BACK,
            TransType.LENDING_FEE,
            TransType.PENALTY_TO_LENDER,
            TransType.EARLY_REPAYMENT_CHARGE);

    private final Map<FlowKind, SortedMap<Integer, Long>> amounts = new EnumMap<>(FlowKind.class);
    private final TreeMap<Integer, Long> lent = new TreeMap<>();
    private final TreeMap<Integer, Long> sold = new TreeMap<>();
    private final TreeMap<Integer, Long> takenAtMonthEnd = new TreeMap<>();

    /**
     * The story of a client.
     *
     * @param flows one per type and day
     * @param firstInvested the first day of an LD.2, null for none
     */
    public ClientStory(Collection<ClientFlow> flows, @Nullable Integer firstInvested) {
        boolean lender = firstInvested != null;
        int first = firstInvested == null ? Integer.MAX_VALUE : firstInvested;
        for (ClientFlow flow : flows) {
            lender |= LENDERS_ONLY.contains(flow.type()) && flow.fen() > 0;
            boolean entering = flow.type() == TransType.LEND || flow.type() == TransType.TRANSFER_TAKEN;
            first = entering && flow.fen() > 0 ? Math.min(first, flow.day()) : first;
        }
        if (!lender) {
            return;
        }
        if (first != Integer.MAX_VALUE) {
            add(FlowKind.NEW_LENDERS, first, 1);
        }
        TreeMap<Integer, Long> withdrawn = new TreeMap<>();
        for (ClientFlow flow : flows) {
            int day = flow.day();
            switch (flow.type()) {
                case TransType.DEPOSIT -> add(FlowKind.DEPOSITED, day, flow.net());
                case TransType.WITHDRAWAL -> {
                    add(FlowKind.WITHDRAWN, day, flow.fen());
                    add(FlowKind.REVERSED, day, flow.reversed());
                    withdrawn.put(day, flow.fen());
                }
                case TransType.LEND -> {
                    add(FlowKind.LENT, day, flow.net());
                    lent.put(day, flow.net());
                    if (day - first < NEW_DAYS) {
                        add(FlowKind.LENT_BY_NEW, day, flow.net());
                    }
                }
                case TransType.RED_PACKET, TransType.RATE_COUPON, TransType.CASH_BACK ->
                    add(FlowKind.SUBSIDY, day, flow.net());
                case TransType.PRINCIPAL_BACK, TransType.INTEREST_BACK -> add(FlowKind.PAID_BACK, day, flow.net());
                case TransType.TRANSFER_TAKEN -> {
                    add(FlowKind.TAKEN_OVER, day, flow.net());
                    taken(day, flow.net());
                }
                case TransType.TRANSFER_SOLD -> sold.put(day, flow.net());
                default -> {
                    // tells only who the client is
                }
            }
        }
        addSquares(withdrawn);
    }

    /** By kind and day: amounts of that day, or for levels changes from that day on. */
    public Map<FlowKind, SortedMap<Integer, Long>> amounts() {
        return amounts;
    }

    /** What the client passed on soon after funding it. */
    Resale resale() {
        return Resale.of(lent, sold);
    }

    /** T.17 of the last days of a month, over thirty days (R17). */
    StepSeries takenAtMonthEnd() {
        return StepSeries.ofChanges(takenAtMonthEnd);
    }

    private void taken(int day, long fen) {
        LocalDate date = BusinessTime.date(day);
        if (date.getDayOfMonth() > date.lengthOfMonth() - MONTH_END_DAYS) {
            takenAtMonthEnd.merge(day, fen, Math::addExact);
            takenAtMonthEnd.merge(day + MONTH_END_WINDOW, -fen, Math::addExact);
        }
    }

    private void addSquares(NavigableMap<Integer, Long> withdrawn) {
        TreeMap<Integer, Long> turns = new TreeMap<>(withdrawn);
        withdrawn.keySet().forEach(day -> turns.put(day + RUN_WINDOW, 0L));
        long level = 0;
        for (int day : turns.keySet()) {
            long sum = 0;
            for (long fen : withdrawn.subMap(day - RUN_WINDOW, false, day, true).values()) {
                sum = Math.addExact(sum, fen);
            }
            long units = Math.round((double) sum / RunSignals.SQUARED_UNIT_FEN);
            long now = Math.multiplyExact(units, units);
            add(FlowKind.WITHDRAWN_SQUARES, day, now - level);
            level = now;
        }
    }

    private void add(FlowKind kind, int day, long amount) {
        if (amount != 0) {
            amounts.computeIfAbsent(kind, one -> new TreeMap<>()).merge(day, amount, Math::addExact);
        }
    }
}
