package io.firewatch.detection.quality;

import io.firewatch.model.record.TransType;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The money of one loan by day: its payout, and what its borrower paid against what its lenders got. Fen. */
record LoanMoney(
        NavigableMap<Integer, Long> gathered,
        NavigableMap<Integer, Long> paidOut,
        NavigableMap<Integer, Long> principalRepaid,
        NavigableMap<Integer, Long> paidIn,
        NavigableMap<Integer, Long> passedOn,
        int payoutDay) {
    static final int NEVER = Integer.MAX_VALUE;

    private static final int LENDER_FEE = 46;
    private static final Set<Integer> PAYOUT = Set.of(TransType.PAYOUT, TransType.PAYOUT_TO_MERCHANT);

    static LoanMoney of(Map<FlowAt, Long> flows) {
        LoanMoney money = new LoanMoney(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), NEVER);
        int payoutDay = NEVER;
        for (Map.Entry<FlowAt, Long> flow : flows.entrySet()) {
            money.take(flow.getKey(), flow.getValue());
            if (PAYOUT.contains(flow.getKey().type()) && flow.getValue() > 0) {
                payoutDay = Math.min(payoutDay, flow.getKey().day());
            }
        }
        return new LoanMoney(
                money.gathered, money.paidOut, money.principalRepaid, money.paidIn, money.passedOn, payoutDay);
    }

    static boolean counts(int type) {
        LoanMoney probe = of(Map.of(new FlowAt(type, "", 0), 1L));
        return !(probe.gathered.isEmpty()
                && probe.paidOut.isEmpty()
                && probe.paidIn.isEmpty()
                && probe.passedOn.isEmpty());
    }

    private void take(FlowAt at, long fen) {
        switch (at.type()) {
            case TransType.LEND, TransType.RED_PACKET -> add(gathered, at, fen);
            case TransType.PAYOUT,
                    TransType.PAYOUT_TO_MERCHANT,
                    TransType.GUARANTEE_FEE,
                    TransType.BORROWING_FEE,
                    TransType.REFERRAL_FEE -> add(paidOut, at, fen);
            case TransType.PRINCIPAL_REPAID -> {
                add(principalRepaid, at, fen);
                add(paidIn, at, fen);
            }
            case TransType.INTEREST_REPAID, TransType.COMPENSATION_BY_GUARANTOR, TransType.COMPENSATION_BY_PLATFORM ->
                add(paidIn, at, fen);
            case TransType.RECOVERED_BY_GUARANTOR, TransType.RECOVERED_BY_PLATFORM -> add(paidIn, at, -fen);
            case TransType.PRINCIPAL_BACK, TransType.INTEREST_BACK, LENDER_FEE -> add(passedOn, at, fen);
            default -> {}
        }
    }

    private static void add(NavigableMap<Integer, Long> days, FlowAt at, long fen) {
        days.merge(at.day(), fen, Math::addExact);
    }

    static long until(NavigableMap<Integer, Long> days, int day) {
        return days.headMap(day, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
