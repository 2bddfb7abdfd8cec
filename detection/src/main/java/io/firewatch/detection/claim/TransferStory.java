package io.firewatch.detection.claim;

import io.firewatch.detection.flow.FlowKind;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.TransferProject;
import io.firewatch.model.record.TransferStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one transfer adds to its institution's days: how long it queued, how it ended, what it was offered for. */
final class TransferStory {
    static final int INITIAL = 0;
    static final int OPEN = 1;
    static final int SUCCEEDED = 2;
    static final int FAILED = 3;
    static final int LOAN_ENDED = 5;

    /** An offer whose end nobody reports is forgotten by the queue after this long [DEF]. */
    static final int LONGEST_OFFER_DAYS = 90;

    private TransferStory() {}

    /** {@code statuses} by code, as last reported. */
    static Map<FlowKind, SortedMap<Integer, Long>> of(TransferProject offer, Map<Integer, TransferStatus> statuses) {
        Map<FlowKind, SortedMap<Integer, Long>> amounts = new EnumMap<>(FlowKind.class);
        int offered = offer.offeredDay();
        int end = offered + LONGEST_OFFER_DAYS;
        for (int code : new int[] {SUCCEEDED, FAILED, LOAN_ENDED}) {
            TransferStatus status = statuses.get(code);
            if (status != null) {
                end = Math.min(end, Math.max(offered, BusinessTime.dayOf(status.changedAt())));
            }
        }
        long fen = offer.amount().fen();
        add(amounts, FlowKind.OFFERED, offered, fen);
        add(amounts, FlowKind.OFFERED_FLOAT, offered, offer.floatMoney().fen());
        if (end > offered) {
            add(amounts, FlowKind.QUEUED, offered, fen);
            add(amounts, FlowKind.QUEUED, end, -fen);
        }
        TransferStatus success = statuses.get(SUCCEEDED);
        TransferStatus failure = statuses.get(FAILED);
        if (success != null) {
            add(amounts, FlowKind.SUCCEEDED, BusinessTime.dayOf(success.changedAt()), 1);
        } else if (failure != null) {
            add(amounts, FlowKind.FAILED, BusinessTime.dayOf(failure.changedAt()), 1);
        }
        return amounts;
    }

    /** The second the transfer opened, or null; midnight sharp stands for a date without a time. */
    static @Nullable OfferedAt opened(
            String institution, TransferProject offer, Map<Integer, TransferStatus> statuses) {
        TransferStatus open = statuses.getOrDefault(OPEN, statuses.get(INITIAL));
        return open == null || open.changedAt() % BusinessTime.SECONDS_PER_DAY == 0
                ? null
                : new OfferedAt(institution, open.changedAt(), offer.transfer(), offer.loan(), true);
    }

    private static void add(Map<FlowKind, SortedMap<Integer, Long>> amounts, FlowKind kind, int day, long amount) {
        if (amount != 0) {
            amounts.computeIfAbsent(kind, one -> new TreeMap<>()).merge(day, amount, Math::addExact);
        }
    }
}
