package io.firewatch.detection.loan;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.guarantee.GuaranteedLoan;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.detection.overdue.LoanTally;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    public static final OutputTag<LoanTally> TALLIES =
            new OutputTag<>("loan-tallies", TypeInformation.of(LoanTally.class));

    public static final OutputTag<BorrowerLoan> BORROWED =
            new OutputTag<>("borrowed", TypeInformation.of(BorrowerLoan.class));

    public static final OutputTag<GuaranteedLoan> GUARANTEED =
            new OutputTag<>("guaranteed", TypeInformation.of(GuaranteedLoan.class));

    public static final OutputTag<ListedLoan> LISTED = new OutputTag<>("listed", TypeInformation.of(ListedLoan.class));

    public static final OutputTag<LoanProject> PROJECTS =
            new OutputTag<>("loan-projects", TypeInformation.of(LoanProject.class));

    private transient LoanMemory memory;
    private transient ToldFindings findings;
    private transient ToldTallies tallies;
    private transient ValueState<BorrowerLoan> toldBorrowed;
    private transient MapState<String, GuaranteedLoan> toldGuarantees;
    private transient ValueState<ListedLoan> toldListed;
    private transient ValueState<LoanProject> toldProject;

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
        return flow != null && LoanMemory.keeps(flow) ? flow.loan() : null;
    }

    @Override
    public void open(OpenContext context) {
        memory = new LoanMemory(getRuntimeContext());
        findings = new ToldFindings(getRuntimeContext());
        tallies = new ToldTallies(getRuntimeContext());
        toldBorrowed = value("told-borrowed", BorrowerLoan.class);
        toldGuarantees = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "told-guarantees", Types.STRING, TypeInformation.of(GuaranteedLoan.class)));
        toldListed = value("told-listed", ListedLoan.class);
        toldProject = value("told-project", LoanProject.class);
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
        memory.take(record);
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(TakenClaim taken, Context ctx, Collector<LoanExposure> out) throws Exception {
        memory.take(taken.claim());
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<LoanExposure> out) throws Exception {
        LoanFacts facts = memory.facts();
        if (facts == null) {
            return;
        }
        StepSeries owed = Outstanding.of(facts.listing(), facts.statuses(), facts.flows());
        tellExposure(key, facts, owed, ctx, out);
        tellTerms(key, facts, ctx);
        tellPayout(key, facts, closedDay, ctx);
        findings.tell(Facet.COST, key, LoanCost.of(facts, closedDay), seen -> ctx.output(OBSERVED, seen));
        tellBorrower(key, facts, ctx);
        tellGuarantors(LoanGuarantees.of(key.institution(), facts, owed), closedDay, ctx);
        tellListed(key, facts, ctx);
        tellProject(LoanProject.of(key.institution(), facts), ctx);
        findings.tell(Facet.WORDING, key, LoanWording.of(facts), seen -> ctx.output(OBSERVED, seen));
        tallies.tell(
                        key.institution(),
                        facts.listing().seq(),
                        LoanTallies.of(facts, owed),
                        closedDay,
                        tally -> ctx.output(TALLIES, tally))
                .ifPresent(day -> settleWhenClosed(ctx.timerService(), day));
        Integer next = PayoutBalance.nextDay(facts.statuses(), facts.flows(), closedDay);
        if (next != null && !facts.listing().isStock()) {
            settleWhenClosed(ctx.timerService(), next);
        }
        Integer nextCost = LoanCost.days(facts).higher(closedDay);
        if (nextCost != null) {
            settleWhenClosed(ctx.timerService(), nextCost);
        }
    }

    private void tellExposure(EntityKey key, LoanFacts facts, StepSeries owed, Context ctx, Collector<LoanExposure> out)
            throws Exception {
        Listing listed = facts.listing();
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
        StepSeries counted = party.isEmpty() ? StepSeries.NOTHING : owed;
        LoanExposure now = new LoanExposure(institution, party, key.id(), counted, listed.isLimited(), listed.seq());
        LoanExposure told = toldExposure.value();
        if (now.equals(told) || (told == null && counted.equals(StepSeries.NOTHING))) {
            return;
        }
        if (told != null && !told.party().equals(party)) {
            out.collect(new LoanExposure(
                    institution, told.party(), key.id(), StepSeries.NOTHING, told.limited(), told.seq()));
        }
        if (!party.isEmpty()) {
            out.collect(now);
        }
        toldExposure.update(now);
    }

    private void tellBorrower(EntityKey key, LoanFacts facts, Context ctx) throws Exception {
        BorrowerLoan now = BorrowerLoan.of(key.institution(), facts);
        BorrowerLoan before = toldBorrowed.value();
        if (now.equals(before)) {
            return;
        }
        if (before != null
                && !before.party().equals(now.party())
                && !before.party().isEmpty()) {
            ctx.output(BORROWED, before.gone());
        }
        if (!now.party().isEmpty()) {
            ctx.output(BORROWED, now);
        }
        toldBorrowed.update(now);
    }

    /** Days to come are told when they have come: a claim is due by then, or made good. */
    private void tellGuarantors(Map<String, GuaranteedLoan> whole, int closedDay, Context ctx) throws Exception {
        for (GuaranteedLoan one : whole.values()) {
            GuaranteedLoan now = one.through(closedDay);
            GuaranteedLoan before = toldGuarantees.get(one.guarantor());
            if (!now.equals(before)) {
                toldGuarantees.put(one.guarantor(), now);
                ctx.output(GUARANTEED, now);
            }
            one.claimsChangeAfter(closedDay).ifPresent(day -> settleWhenClosed(ctx.timerService(), day));
        }
        List<GuaranteedLoan> gone = new ArrayList<>();
        toldGuarantees.values().forEach(one -> {
            if (!whole.containsKey(one.guarantor())) {
                gone.add(one);
            }
        });
        for (GuaranteedLoan one : gone) {
            toldGuarantees.remove(one.guarantor());
            ctx.output(GUARANTEED, one.gone());
        }
    }

    private void tellListed(EntityKey key, LoanFacts facts, Context ctx) throws Exception {
        ListedLoan now = ListedLoan.of(key.institution(), facts);
        ListedLoan before = toldListed.value();
        if (now.equals(before)) {
            return;
        }
        if (before != null
                && !before.party().equals(now.party())
                && !before.party().isEmpty()) {
            ctx.output(LISTED, before.gone());
        }
        if (!now.party().isEmpty()) {
            ctx.output(LISTED, now);
        }
        toldListed.update(now);
    }

    private void tellProject(LoanProject now, Context ctx) throws Exception {
        if (!now.equals(toldProject.value())) {
            ctx.output(PROJECTS, now);
            toldProject.update(now);
        }
    }

    private void tellTerms(EntityKey key, LoanFacts facts, Context ctx) throws Exception {
        Optional<PrincipalCurve> known = Plan.curve(facts.plan(), facts.listing());
        PrincipalCurve curve = known.orElse(PrincipalCurve.UNKNOWN);
        boolean sameCurve = curve.equals(toldCurve.value());
        for (LoanClaim claim : facts.claims()) {
            if (!sameCurve || !claim.equals(toldClaims.get(claim.claim()))) {
                ctx.output(TERMS, new ClaimTerms(key.institution(), key.id(), claim, curve));
                toldClaims.put(claim.claim(), claim);
            }
        }
        if (!sameCurve) {
            toldCurve.update(curve);
        }
    }

    private void tellPayout(EntityKey key, LoanFacts facts, int closedDay, Context ctx) throws Exception {
        SortedMap<Integer, PayoutBalance> days =
                PayoutBalance.of(facts.listing(), facts.statuses(), facts.flows(), facts.claims(), closedDay);
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
