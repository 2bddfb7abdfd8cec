package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The facts a loan's book holds, in keyed state. Kept for the life of the loan's record: a correction may come years later.
 * What lenders got back is kept as sums by instalment and day, because a loan may have hundreds of lenders.
 */
public final class LoanMemory {
    private static final Set<Integer> TO_LENDERS = Set.of(TransType.PRINCIPAL_BACK, TransType.INTEREST_BACK);

    private static final Set<Integer> KEPT_FLOWS = Set.of(
            TransType.LEND,
            TransType.RED_PACKET,
            TransType.PAYOUT,
            TransType.PAYOUT_TO_MERCHANT,
            TransType.GUARANTEE_FEE,
            TransType.BORROWING_FEE,
            TransType.REFERRAL_FEE,
            TransType.PRINCIPAL_REPAID,
            TransType.INTEREST_REPAID,
            TransType.OVERDUE_CHARGE,
            TransType.PENALTY_TO_LENDER,
            TransType.EARLY_REPAYMENT_CHARGE,
            TransType.COMPENSATION_BY_GUARANTOR,
            TransType.COMPENSATION_BY_PLATFORM);

    /** An instalment, or empty, and a day. */
    public record PlanDay(String plan, int day) {
        @Override
        public int hashCode() {
            return 31 * plan.hashCode() + day;
        }
    }

    private final ValueState<Listing> listing;
    private final MapState<Long, StatusChange> statuses;
    private final MapState<Integer, PlanIssue> plan;
    private final MapState<String, LoanClaim> claims;
    private final MapState<Long, LoanFlow> flows;
    private final MapState<PlanDay, Long> receipts;

    LoanMemory(RuntimeContext context) {
        listing = context.getState(new ValueStateDescriptor<>("listing", TypeInformation.of(Listing.class)));
        statuses = context.getMapState(
                new MapStateDescriptor<>("statuses", Types.LONG, TypeInformation.of(StatusChange.class)));
        plan = context.getMapState(new MapStateDescriptor<>("plan", Types.INT, TypeInformation.of(PlanIssue.class)));
        claims = context.getMapState(
                new MapStateDescriptor<>("claims", Types.STRING, TypeInformation.of(LoanClaim.class)));
        flows = context.getMapState(new MapStateDescriptor<>("flows", Types.LONG, TypeInformation.of(LoanFlow.class)));
        receipts = context.getMapState(
                new MapStateDescriptor<>("receipts", TypeInformation.of(PlanDay.class), Types.LONG));
    }

    static boolean keeps(Transact flow) {
        return !flow.loan().isEmpty()
                && !isReserve(flow)
                && (KEPT_FLOWS.contains(flow.type()) || TO_LENDERS.contains(flow.type()));
    }

    /** The old code 3, money put into a reserve: a guarantor's fee has the borrower for its party, this has none (A.9, A.10). */
    private static boolean isReserve(Transact flow) {
        return flow.type() == TransType.GUARANTEE_FEE && flow.party().isEmpty();
    }

    void take(FeedRecord record) throws Exception {
        long seq = record.seq();
        ScatterInvest listed = record.scatterInvest();
        Status status = record.status();
        RepayPlan row = record.repayPlan();
        Creditor creditor = record.creditor();
        Transact flow = record.transact();
        if (listed != null) {
            Listing known = listing.value();
            if (known == null || !known.loan().equals(listed)) {
                listing.update(new Listing(listed, seq));
            }
        } else if (status != null) {
            statuses.put(seq, new StatusChange(status.status(), status.changedAt(), seq));
        } else if (row != null) {
            PlanIssue known = plan.get(row.issue());
            plan.put(row.issue(), known == null ? PlanIssue.of(row, seq) : known.with(row, seq));
        } else if (creditor != null) {
            long fen = creditor.amount().plus(creditor.redPacket()).fen();
            Integer locked = creditor.lockedUntilDay();
            take(new LoanClaim(
                    creditor.claim(),
                    creditor.party(),
                    fen,
                    BusinessTime.dayOf(creditor.startedAt()),
                    true,
                    locked == null ? LoanClaim.NO_LOCK : locked,
                    seq));
        } else if (flow != null) {
            take(flow, seq);
        }
    }

    private void take(Transact flow, long seq) throws Exception {
        int day = BusinessTime.dayOf(flow.time());
        long fen = flow.amount().fen();
        if (TO_LENDERS.contains(flow.type())) {
            PlanDay on = new PlanDay(flow.plan(), day);
            Long before = receipts.get(on);
            receipts.put(on, Math.addExact(before == null ? 0 : before, fen));
        } else {
            flows.put(seq, new LoanFlow(flow.type(), flow.time(), fen, flow.plan(), seq));
        }
    }

    void take(LoanClaim claim) throws Exception {
        LoanClaim known = claims.get(claim.claim());
        if (known == null || !known.equals(claim.withSeq(known.seq()))) {
            claims.put(claim.claim(), claim);
        }
    }

    /** Null while the listing is not known: everything else waits for it. */
    @Nullable
    LoanFacts facts() throws Exception {
        Listing listed = listing.value();
        if (listed == null) {
            return null;
        }
        List<LenderReceipt> received = new ArrayList<>();
        for (var one : receipts.entries()) {
            received.add(new LenderReceipt(one.getKey().plan(), one.getKey().day(), one.getValue()));
        }
        return new LoanFacts(
                listed,
                list(statuses.values()),
                list(plan.values()),
                list(claims.values()),
                list(flows.values()),
                received);
    }

    private static <T> List<T> list(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list;
    }
}
