package io.firewatch.detection.claim;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.client.Holding;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.ToldAmounts;
import io.firewatch.detection.loan.ClaimTerms;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.detection.loan.PrincipalCurve;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendProductConfig;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * The book of one claim: its terms, what was repaid or sold of it, and the products it sits in. Tells each product what
 * the claim is worth in it, whichever of the facts comes first.
 */
public final class ClaimFunction extends BookFunction<FeedRecord, ClaimChange, PlacedClaim> {
    public static final OutputTag<Holding> HELD = new OutputTag<>("claims-held", TypeInformation.of(Holding.class));

    public static final OutputTag<FlowFact> RETURNS =
            new OutputTag<>("claim-returns", TypeInformation.of(FlowFact.class));

    /** Every claim under the code of its loan, in case the loan is sold as a product of its own; taken out where it is configured. */
    public static final OutputTag<PlacedClaim> BY_LOAN =
            new OutputTag<>("claims-by-loan", TypeInformation.of(PlacedClaim.class));

    private transient ValueState<ClaimTerms> terms;
    private transient MapState<String, ClaimSale> sales;
    private transient MapState<Integer, Long> repaid;
    private transient MapState<String, PlacedConfig> configs;
    private transient MapState<String, PlacedClaim> told;
    private transient ValueState<PlacedClaim> toldByLoan;
    private transient ValueState<Holding> toldHolding;
    private transient ToldAmounts toldReturn;

    /** A configuration and its place in the order of receipt. */
    public record PlacedConfig(LendProductConfig config, long seq) {}

    /** The claim a record belongs to, or null. */
    public static @Nullable String claimOf(FeedRecord record) {
        LendProductConfig config = record.lendProductConfig();
        if (config != null) {
            return config.claim();
        }
        Creditor creditor = record.creditor();
        if (creditor != null) {
            return creditor.claim();
        }
        Transact flow = record.transact();
        return flow != null
                        && flow.type() == TransType.PRINCIPAL_BACK
                        && !flow.claim().isEmpty()
                ? flow.claim()
                : null;
    }

    @Override
    public void open(OpenContext context) {
        terms = getRuntimeContext().getState(new ValueStateDescriptor<>("terms", TypeInformation.of(ClaimTerms.class)));
        sales = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("sales", Types.STRING, TypeInformation.of(ClaimSale.class)));
        repaid = getRuntimeContext().getMapState(new MapStateDescriptor<>("repaid", Types.INT, Types.LONG));
        configs = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("configs", Types.STRING, TypeInformation.of(PlacedConfig.class)));
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.STRING, TypeInformation.of(PlacedClaim.class)));
        toldByLoan = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told-by-loan", TypeInformation.of(PlacedClaim.class)));
        toldReturn = new ToldAmounts(getRuntimeContext());
        toldHolding = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told-holding", TypeInformation.of(Holding.class)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<PlacedClaim> out) throws Exception {
        LendProductConfig config = record.lendProductConfig();
        Transact flow = record.transact();
        Creditor creditor = record.creditor();
        if (creditor != null) {
            tellReturn(record.institution(), creditor, ctx);
            return;
        }
        if (config != null) {
            PlacedConfig known = configs.get(config.config());
            if (known == null || !known.config().equals(config)) {
                configs.put(config.config(), new PlacedConfig(config, record.seq()));
            }
        } else if (flow != null) {
            int day = BusinessTime.dayOf(flow.time());
            Long before = repaid.get(day);
            repaid.put(
                    day,
                    Math.addExact(before == null ? 0 : before, flow.amount().fen()));
        }
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(ClaimChange change, Context ctx, Collector<PlacedClaim> out) throws Exception {
        ClaimTerms newTerms = change.terms();
        ClaimSale sale = change.sale();
        if (newTerms != null) {
            terms.update(newTerms);
        }
        if (sale != null) {
            sales.put(sale.transfer(), sale);
        }
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<PlacedClaim> out) throws Exception {
        ClaimTerms known = terms.value();
        StepSeries live =
                known == null ? StepSeries.NOTHING : LiveClaim.of(known.claim(), repaidByDay(), sales.values());
        if (known != null && !known.claim().party().isEmpty()) {
            tellHolding(
                    new Holding(key.institution(), known.claim().party(), Holding.Side.LENDER, key.id(), live), ctx);
        }
        StepSeries sold = LiveClaim.sold(sales.values());
        for (PlacedConfig placed : configs.values()) {
            LendProductConfig config = placed.config();
            String lender =
                    config.party().isEmpty() && known != null ? known.claim().party() : config.party();
            PlacedClaim now = new PlacedClaim(
                    key.institution(),
                    config.product(),
                    config.config() + '|' + key.id(),
                    lender,
                    known == null ? PlacedClaim.NOT_STARTED : known.claim().startDay(),
                    live,
                    known == null ? PrincipalCurve.UNKNOWN : known.curve(),
                    known == null ? LoanClaim.NO_LOCK : known.claim().lockedUntil(),
                    sold,
                    false,
                    placed.seq());
            PlacedClaim before = told.get(config.config());
            if (now.equals(before)) {
                continue;
            }
            if (before != null && !before.product().equals(now.product())) {
                out.collect(before.takenOut());
            }
            out.collect(now);
            told.put(config.config(), now);
        }
        if (known != null) {
            tellByLoan(key, known, live, sold, ctx);
        }
    }

    /** A configuration may come after the claim: the loan then hears that its claim sits elsewhere. */
    private void tellByLoan(EntityKey key, ClaimTerms known, StepSeries live, StepSeries sold, Context ctx)
            throws Exception {
        PlacedClaim before = toldByLoan.value();
        LoanClaim claim = known.claim();
        PlacedClaim byLoan = new PlacedClaim(
                key.institution(),
                known.loan(),
                '|' + key.id(),
                claim.party(),
                claim.startDay(),
                live,
                known.curve(),
                claim.lockedUntil(),
                sold,
                false,
                claim.seq());
        PlacedClaim now = configs.isEmpty() ? byLoan : byLoan.takenOut();
        if (!now.equals(before)) {
            ctx.output(BY_LOAN, now);
            toldByLoan.update(now);
        }
    }

    /** What a year of a new claim is promised to bring, however often the claim is sent again. */
    private void tellReturn(String institution, Creditor creditor, Context ctx) throws Exception {
        int day = BusinessTime.dayOf(creditor.startedAt());
        long fen = creditor.amount().fen();
        Map<FlowKind, SortedMap<Integer, Long>> now = new EnumMap<>(FlowKind.class);
        if (fen != 0) {
            now.put(FlowKind.CLAIMED, new TreeMap<>(Map.of(day, fen)));
            long yearly = Math.round(fen * creditor.rate().asDouble());
            if (yearly != 0) {
                now.put(FlowKind.CLAIMED_RETURN, new TreeMap<>(Map.of(day, yearly)));
            }
        }
        toldReturn.tell(now, (kind, on, change) -> ctx.output(RETURNS, FlowFact.of(institution, kind, on, change)));
    }

    private void tellHolding(Holding now, Context ctx) throws Exception {
        Holding before = toldHolding.value();
        if (now.equals(before)) {
            return;
        }
        if (before != null && !before.client().equals(now.client())) {
            ctx.output(
                    HELD,
                    new Holding(before.institution(), before.client(), before.side(), before.id(), StepSeries.NOTHING));
        }
        ctx.output(HELD, now);
        toldHolding.update(now);
    }

    private SortedMap<Integer, Long> repaidByDay() throws Exception {
        TreeMap<Integer, Long> days = new TreeMap<>();
        for (var one : repaid.entries()) {
            days.put(one.getKey(), one.getValue());
        }
        return days;
    }
}
