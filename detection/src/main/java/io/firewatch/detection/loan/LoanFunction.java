package io.firewatch.detection.loan;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The LoanBook: listing, states, plan, claims and the flows that matter of one loan. Facts that come before the listing
 * wait for it. State is kept for the life of the loan's record: a correction may come years later.
 */
public final class LoanFunction extends BookFunction<FeedRecord, TakenClaim, LoanExposure> {
    public static final OutputTag<ClaimTerms> TERMS =
            new OutputTag<>("claim-terms", TypeInformation.of(ClaimTerms.class));
    public static final OutputTag<Observation> OBSERVED =
            new OutputTag<>("loan-observed", TypeInformation.of(Observation.class));
    public static final OutputTag<InstitutionFact> TOLD =
            new OutputTag<>("loan-told", TypeInformation.of(InstitutionFact.class));

    private static final Set<Integer> KEPT_FLOWS = Set.of(
            TransType.LEND,
            TransType.RED_PACKET,
            TransType.PAYOUT,
            TransType.PAYOUT_TO_MERCHANT,
            TransType.GUARANTEE_FEE,
            TransType.BORROWING_FEE,
            TransType.REFERRAL_FEE,
            TransType.PRINCIPAL_REPAID);

    private transient ValueState<Listing> listing;
    private transient MapState<Long, StatusChange> statuses;
    private transient MapState<Integer, PlanIssue> plan;
    private transient MapState<String, LoanClaim> claims;
    private transient MapState<Long, LoanFlow> flows;
    private transient ValueState<LoanExposure> toldExposure;
    private transient ValueState<StepSeries> toldBalance;
    private transient MapState<Integer, PayoutBalance> toldPayout;
    private transient ValueState<PrincipalCurve> toldCurve;
    private transient MapState<String, LoanClaim> toldClaims;

    /** Whether a record belongs into a loan's book, and then under which loan; null when it does not. */
    public static @Nullable String loanOf(FeedRecord record) {
        ScatterInvest listed = record.scatterInvest();
        if (listed != null) {
            return listed.loan();
        }
        Status status = record.status();
        if (status != null) {
            return status.loan();
        }
        RepayPlan row = record.repayPlan();
        if (row != null) {
            return row.loan();
        }
        Creditor creditor = record.creditor();
        if (creditor != null) {
            return creditor.loan();
        }
        Transact flow = record.transact();
        return flow != null && !flow.loan().isEmpty() && KEPT_FLOWS.contains(flow.type()) ? flow.loan() : null;
    }

    @Override
    public void open(OpenContext context) {
        listing = value("listing", Listing.class);
        statuses = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("statuses", Types.LONG, TypeInformation.of(StatusChange.class)));
        plan = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("plan", Types.INT, TypeInformation.of(PlanIssue.class)));
        claims = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("claims", Types.STRING, TypeInformation.of(LoanClaim.class)));
        flows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("flows", Types.LONG, TypeInformation.of(LoanFlow.class)));
        toldExposure = value("told-exposure", LoanExposure.class);
        toldBalance = value("told-balance", StepSeries.class);
        toldPayout = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("told-payout", Types.INT, TypeInformation.of(PayoutBalance.class)));
        toldCurve = value("told-curve", PrincipalCurve.class);
        toldClaims = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("told-claims", Types.STRING, TypeInformation.of(LoanClaim.class)));
    }

    private <T> ValueState<T> value(String name, Class<T> type) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, TypeInformation.of(type)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<LoanExposure> out) throws Exception {
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
            take(new LoanClaim(
                    creditor.claim(), creditor.party(), fen, BusinessTime.dayOf(creditor.startedAt()), true, seq));
        } else if (flow != null) {
            flows.put(
                    seq,
                    new LoanFlow(
                            flow.type(),
                            BusinessTime.dayOf(flow.time()),
                            flow.amount().fen(),
                            seq));
        }
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(TakenClaim taken, Context ctx, Collector<LoanExposure> out) throws Exception {
        take(taken.claim());
        settleSoon(ctx.timerService());
    }

    private void take(LoanClaim claim) throws Exception {
        LoanClaim known = claims.get(claim.claim());
        if (known == null || !known.equals(claim.withSeq(known.seq()))) {
            claims.put(claim.claim(), claim);
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<LoanExposure> out) throws Exception {
        Listing listed = listing.value();
        if (listed == null) {
            return;
        }
        tellExposure(key, listed, ctx, out);
        tellTerms(key, ctx);
        tellPayout(key, listed, closedDay, ctx);
        Integer next = PayoutBalance.nextDay(statuses.values(), flows.values(), closedDay);
        if (next != null && !listed.isStock()) {
            settleWhenClosed(ctx.timerService(), next);
        }
    }

    private void tellExposure(EntityKey key, Listing listed, Context ctx, Collector<LoanExposure> out)
            throws Exception {
        StepSeries owed = Outstanding.of(listed, statuses.values(), flows.values());
        String institution = key.institution();
        StepSeries before = toldBalance.value();
        if (!owed.equals(before == null ? StepSeries.NOTHING : before)) {
            owed.changesSince(before == null ? StepSeries.NOTHING : before)
                    .forEach((day, fen) -> ctx.output(
                            TOLD,
                            new InstitutionFact(institution, InstitutionFact.Kind.BALANCE, day, fen, 0, listed.seq())));
            toldBalance.update(owed);
        }
        String party = listed.loan().party();
        StepSeries counted = listed.isLimited() && !party.isEmpty() ? owed : StepSeries.NOTHING;
        LoanExposure now = new LoanExposure(institution, party, key.id(), counted, listed.seq());
        LoanExposure told = toldExposure.value();
        if (now.equals(told) || (told == null && counted.equals(StepSeries.NOTHING))) {
            return;
        }
        if (told != null && !told.party().equals(party)) {
            out.collect(new LoanExposure(institution, told.party(), key.id(), StepSeries.NOTHING, told.seq()));
        }
        if (!party.isEmpty()) {
            out.collect(now);
        }
        toldExposure.update(now);
    }

    private void tellTerms(EntityKey key, Context ctx) throws Exception {
        Optional<PrincipalCurve> known = Plan.curve(issues());
        PrincipalCurve curve = known.orElse(PrincipalCurve.UNKNOWN);
        boolean sameCurve = curve.equals(toldCurve.value());
        for (LoanClaim claim : claims.values()) {
            if (!sameCurve || !claim.equals(toldClaims.get(claim.claim()))) {
                ctx.output(TERMS, new ClaimTerms(key.institution(), claim, curve));
                toldClaims.put(claim.claim(), claim);
            }
        }
        if (!sameCurve) {
            toldCurve.update(curve);
        }
    }

    private List<PlanIssue> issues() throws Exception {
        List<PlanIssue> issues = new ArrayList<>();
        plan.values().forEach(issues::add);
        return issues;
    }

    private void tellPayout(EntityKey key, Listing listed, int closedDay, Context ctx) throws Exception {
        SortedMap<Integer, PayoutBalance> days =
                PayoutBalance.of(listed, statuses.values(), flows.values(), claims.values(), closedDay);
        for (PayoutBalance day : days.values()) {
            PayoutBalance told = toldPayout.get(day.day());
            if (!day.equals(told)) {
                tell(key, told, day, ctx);
            }
        }
        Set<Integer> gone = new HashSet<>();
        toldPayout.keys().forEach(gone::add);
        gone.removeAll(days.keySet());
        for (int day : gone) {
            tellInstitution(key, toldPayout.get(day), null, ctx);
            toldPayout.remove(day);
            ctx.output(OBSERVED, Observation.withdrawn(key.institution(), Facet.PAYOUT, key.id(), key.id(), day));
        }
    }

    private void tell(EntityKey key, @Nullable PayoutBalance before, PayoutBalance now, Context ctx) throws Exception {
        toldPayout.put(now.day(), now);
        ctx.output(
                OBSERVED,
                Observation.of(
                        key.institution(), Facet.PAYOUT, key.id(), key.id(), now.day(), now.values(), now.records()));
        tellInstitution(key, before, now, ctx);
    }

    private static void tellInstitution(
            EntityKey key, @Nullable PayoutBalance before, @Nullable PayoutBalance now, Context ctx) {
        PayoutBalance shown = now != null ? now : before;
        if (shown == null) {
            return;
        }
        long paid = (now == null ? 0 : now.paidAmount()) - (before == null ? 0 : before.paidAmount());
        long unbalanced = (now == null ? 0 : now.unbalancedAmount()) - (before == null ? 0 : before.unbalancedAmount());
        if (paid != 0 || unbalanced != 0) {
            long record = now != null && now.isUnbalanced() && now.records().length > 0 ? now.records()[0] : 0;
            ctx.output(
                    TOLD,
                    new InstitutionFact(
                            key.institution(), InstitutionFact.Kind.PAYOUT, shown.day(), paid, unbalanced, record));
        }
    }
}
