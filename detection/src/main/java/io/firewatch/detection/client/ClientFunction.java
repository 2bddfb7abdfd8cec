package io.firewatch.detection.client;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.concentration.ClientLevel;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.ToldAmounts;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
 * The book of one client of one institution: money moved, by type and day. Tells the institution what its lenders do; who
 * is a lender shows in what he does, so the deposits before the first loan are told once that is known.
 */
public final class ClientFunction extends BookFunction<FeedRecord, Holding, FlowFact> {
    public static final OutputTag<ClientLevel> LEVELS =
            new OutputTag<>("client-levels", TypeInformation.of(ClientLevel.class));

    private static final int DAY_BITS = 32;

    private transient MapState<Long, ClientFlow> flows;
    private transient ValueState<Integer> firstInvested;
    private transient MapState<String, Holding> holdings;
    private transient ValueState<Boolean> holdingsChanged;
    private transient ValueState<Integer> firstOwed;
    private transient ToldAmounts told;
    private transient MapState<String, StepSeries> toldLevels;

    /** The client a record is about, or null when it moves no client's money. */
    public static @Nullable String clientOf(FeedRecord record) {
        Transact flow = record.transact();
        if (flow != null) {
            return flow.party().isEmpty() ? null : flow.party();
        }
        LendParticulars move = record.lendParticulars();
        if (move == null
                || move.type() != TransType.LEND
                || move.amount().fen() <= 0
                || move.party().isEmpty()) {
            return null;
        }
        return move.party();
    }

    @Override
    public void open(OpenContext context) {
        flows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("flows", Types.LONG, TypeInformation.of(ClientFlow.class)));
        firstInvested = getRuntimeContext().getState(new ValueStateDescriptor<>("first-invested", Types.INT));
        holdings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("holdings", Types.STRING, TypeInformation.of(Holding.class)));
        holdingsChanged = getRuntimeContext().getState(new ValueStateDescriptor<>("holdings-changed", Types.BOOLEAN));
        firstOwed = getRuntimeContext().getState(new ValueStateDescriptor<>("first-owed", Types.INT));
        told = new ToldAmounts(getRuntimeContext());
        toldLevels = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("told-levels", Types.STRING, TypeInformation.of(StepSeries.class)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<FlowFact> out) throws Exception {
        Transact flow = record.transact();
        LendParticulars move = record.lendParticulars();
        if (flow != null) {
            int day = BusinessTime.dayOf(flow.time());
            long key = key(flow.type(), day);
            ClientFlow before = flows.get(key);
            flows.put(
                    key,
                    (before == null ? ClientFlow.nothing(flow.type(), day) : before)
                            .plus(flow.amount().fen(), record.seq()));
            settleSoon(ctx.timerService());
        } else if (move != null) {
            int day = BusinessTime.dayOf(move.time());
            Integer first = firstInvested.value();
            if (first == null || day < first) {
                firstInvested.update(day);
                settleSoon(ctx.timerService());
            }
        }
    }

    @Override
    public void processElement2(Holding holding, Context ctx, Collector<FlowFact> out) throws Exception {
        holdings.put(holding.side().name() + '|' + holding.id(), holding);
        holdingsChanged.update(true);
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<FlowFact> out) throws Exception {
        List<ClientFlow> known = new ArrayList<>();
        flows.values().forEach(known::add);
        ClientStory story = new ClientStory(known, firstInvested.value());
        if (Boolean.TRUE.equals(holdingsChanged.value())) {
            tellHoldings(key, ctx);
        }
        Map<FlowKind, SortedMap<Integer, Long>> amounts = new EnumMap<>(FlowKind.class);
        amounts.putAll(story.amounts());
        Integer owedSince = firstOwed.value();
        if (owedSince != null) {
            amounts.put(FlowKind.NEW_BORROWERS, new TreeMap<>(Map.of(owedSince, 1L)));
        }
        told.tell(amounts, (kind, day, change) -> out.collect(fact(key.institution(), kind, day, change)));
        Resale resale = story.resale();
        tellLevel(key, ClientLevel.Side.FUNDED, resale.funded(), ctx);
        tellLevel(key, ClientLevel.Side.PASSED_ON, resale.passedOn(), ctx);
        tellLevel(key, ClientLevel.Side.TOLD, resale.told(), ctx);
        tellLevel(key, ClientLevel.Side.TAKEN_AT_MONTH_END, story.takenAtMonthEnd(), ctx);
    }

    private void tellHoldings(EntityKey key, Context ctx) throws Exception {
        TreeMap<Integer, Long> owed = new TreeMap<>();
        TreeMap<Integer, Long> claimed = new TreeMap<>();
        for (Holding one : holdings.values()) {
            TreeMap<Integer, Long> changes = one.side() == Holding.Side.BORROWER ? owed : claimed;
            one.level().changesSince(StepSeries.NOTHING).forEach((day, fen) -> changes.merge(day, fen, Math::addExact));
        }
        StepSeries owing = StepSeries.ofChanges(owed);
        if (owing.days().length == 0) {
            firstOwed.clear();
        } else {
            firstOwed.update(owing.days()[0]);
        }
        tellLevel(key, ClientLevel.Side.OWED, owing, ctx);
        tellLevel(key, ClientLevel.Side.CLAIMED, StepSeries.ofChanges(claimed), ctx);
        holdingsChanged.clear();
    }

    private void tellLevel(EntityKey key, ClientLevel.Side side, StepSeries now, Context ctx) throws Exception {
        StepSeries before = toldLevels.get(side.name());
        if (!now.equals(before == null ? StepSeries.NOTHING : before)) {
            toldLevels.put(side.name(), now);
            ctx.output(LEVELS, new ClientLevel(key.institution(), side, key.id(), now));
        }
    }

    private FlowFact fact(String institution, FlowKind kind, int day, long change) throws Exception {
        if (kind == FlowKind.WITHDRAWN) {
            ClientFlow flow = flows.get(key(TransType.WITHDRAWAL, day));
            return new FlowFact(institution, kind, day, change, flow.largestFen(), flow.record());
        }
        return FlowFact.of(institution, kind, day, change);
    }

    private static long key(int high, int day) {
        return ((long) high << DAY_BITS) | (day & 0xffffffffL);
    }
}
