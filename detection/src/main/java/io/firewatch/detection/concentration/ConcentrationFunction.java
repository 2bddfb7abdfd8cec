package io.firewatch.detection.concentration;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * The clients of an institution side by side. Closed days are looked at from the first that changed, all in one sweep, and
 * only days on which a figure moved are told.
 */
public final class ConcentrationFunction extends BookFunction<ClientLevel, FlowFact, Observation> {
    private transient MapState<String, ClientLevel> levels;
    private transient MapState<Integer, Long> lent;
    private transient MapState<Integer, Integer> toldConcentration;
    private transient MapState<Integer, Integer> toldTransfers;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;
    private transient ValueState<Integer> lastDay;

    @Override
    public void open(OpenContext context) {
        levels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("levels", Types.STRING, TypeInformation.of(ClientLevel.class)));
        lent = getRuntimeContext().getMapState(new MapStateDescriptor<>("lent", Types.INT, Types.LONG));
        toldConcentration =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("told-concentration", Types.INT, Types.INT));
        toldTransfers =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("told-transfers", Types.INT, Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
        lastDay = getRuntimeContext().getState(new ValueStateDescriptor<>("last-day", Types.INT));
    }

    @Override
    public void processElement1(ClientLevel level, Context ctx, Collector<Observation> out) throws Exception {
        ClientLevel before = levels.get(level.key());
        var changes = level.level().changesSince(before == null ? StepSeries.NOTHING : before.level());
        levels.put(level.key(), level);
        if (!changes.isEmpty()) {
            changed(changes.firstKey(), changes.lastKey(), ctx);
        }
    }

    @Override
    public void processElement2(FlowFact fact, Context ctx, Collector<Observation> out) throws Exception {
        Long before = lent.get(fact.day());
        lent.put(fact.day(), Math.addExact(before == null ? 0 : before, fact.amount()));
        changed(fact.day(), fact.day() + ClientDays.WINDOW, ctx);
    }

    private void changed(int first, int last, Context ctx) throws Exception {
        Integer dirty = dirtyDay.value();
        dirtyDay.update(dirty == null ? first : Math.min(dirty, first));
        Integer known = lastDay.value();
        lastDay.update(known == null ? last : Math.max(known, last));
        Integer judged = judgedDay.value();
        if (judged != null && first <= judged) {
            settleSoon(ctx.timerService());
        } else {
            settleWhenClosed(ctx.timerService(), first);
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Integer dirty = dirtyDay.value();
        Integer judged = judgedDay.value();
        Integer last = lastDay.value();
        if (last == null || (dirty == null && judged == null)) {
            return;
        }
        int from = dirty == null ? judged + 1 : judged == null ? dirty : Math.min(dirty, judged + 1);
        int to = Math.min(closedDay, last);
        if (from <= to) {
            tellDays(key.institution(), from, to, out);
        }
        judgedDay.update(Math.max(closedDay, judged == null ? closedDay : judged));
        if (dirty != null && dirty <= closedDay) {
            dirtyDay.clear();
        }
        if (closedDay < last) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    private void tellDays(String institution, int from, int to, Collector<Observation> out) throws Exception {
        Map<ClientLevel.Side, Map<String, StepSeries>> clients = new EnumMap<>(ClientLevel.Side.class);
        for (ClientLevel one : levels.values()) {
            clients.computeIfAbsent(one.side(), side -> new HashMap<>()).put(one.client(), one.level());
        }
        TreeMap<Integer, Long> lentByDay = new TreeMap<>();
        for (var one : lent.entries()) {
            lentByDay.put(one.getKey(), one.getValue());
        }
        ClientDays days = new ClientDays(clients, lentByDay, from);
        for (int day = from; day <= to; day++) {
            days.moveTo(day);
            tell(institution, Facet.CONCENTRATION, toldConcentration, day, days.concentration(), days.largest(), out);
            tell(institution, Facet.TRANSFERS, toldTransfers, day, days.transfers(day), days.reseller(), out);
        }
    }

    private static void tell(
            String institution,
            Facet facet,
            MapState<Integer, Integer> told,
            int day,
            double[] values,
            String[] exhibits,
            Collector<Observation> out)
            throws Exception {
        int print = 31 * Arrays.hashCode(values) + Arrays.hashCode(exhibits);
        Integer before = told.get(day);
        if (before == null || before != print) {
            told.put(day, print);
            out.collect(
                    Observation.of(institution, facet, institution, institution, day, values, new long[0], exhibits));
        }
    }
}
