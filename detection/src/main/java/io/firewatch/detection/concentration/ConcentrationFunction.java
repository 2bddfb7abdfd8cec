package io.firewatch.detection.concentration;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.ResaleIndicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * only days on which a figure moved are told; none before money was first lent or paid back, because loans of before the
 * feed are known only as far as they were still alive when it began.
 */
public final class ConcentrationFunction extends BookFunction<ClientLevel, FlowFact, Observation> {
    private static final int NO_RESALE = Arrays.hashCode(new double[ResaleIndicator.values().length]);

    private transient MapState<String, ClientLevel> levels;
    private transient MapState<Integer, Long> lent;
    private transient MapState<Integer, Long> paidBack;
    private transient MapState<Integer, Integer> toldConcentration;
    private transient MapState<Integer, Integer> toldTransfers;
    private transient MapState<ResellerDay, Integer> toldResellers;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;
    private transient ValueState<Integer> lastDay;

    /** A day of one lender who passes claims on. Spells out its hash because state is spread by it. */
    public record ResellerDay(int day, String client) {
        @Override
        public int hashCode() {
            return 31 * day + client.hashCode();
        }
    }

    @Override
    public void open(OpenContext context) {
        levels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("levels", Types.STRING, TypeInformation.of(ClientLevel.class)));
        lent = getRuntimeContext().getMapState(new MapStateDescriptor<>("lent", Types.INT, Types.LONG));
        paidBack = getRuntimeContext().getMapState(new MapStateDescriptor<>("paid-back", Types.INT, Types.LONG));
        toldResellers = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("told-resellers", TypeInformation.of(ResellerDay.class), Types.INT));
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
        MapState<Integer, Long> days = fact.kind() == FlowKind.LENT ? lent : paidBack;
        Long before = days.get(fact.day());
        days.put(fact.day(), Math.addExact(before == null ? 0 : before, fact.amount()));
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
        int begun = begun();
        withdrawBefore(key.institution(), begun, out);
        // What begins earlier than was thought has days that were never told.
        if (Math.max(from, begun) <= to) {
            tellDays(key.institution(), Math.max(from, begun), to, out);
        }
        judgedDay.update(Math.max(closedDay, judged == null ? closedDay : judged));
        if (dirty != null && dirty <= closedDay) {
            dirtyDay.clear();
        }
        if (closedDay < last) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    /** The first day on which money was lent or paid back; long ago when there is none. */
    private int begun() throws Exception {
        int first = Integer.MAX_VALUE;
        for (MapState<Integer, Long> days : List.of(lent, paidBack)) {
            for (var one : days.entries()) {
                first = one.getValue() == 0 ? first : Math.min(first, one.getKey());
            }
        }
        return first == Integer.MAX_VALUE ? Integer.MIN_VALUE : first;
    }

    private void withdrawBefore(String institution, int begun, Collector<Observation> out) throws Exception {
        withdrawBefore(institution, Facet.CONCENTRATION, toldConcentration, begun, out);
        withdrawBefore(institution, Facet.TRANSFERS, toldTransfers, begun, out);
        List<ResellerDay> gone = new ArrayList<>();
        for (ResellerDay one : toldResellers.keys()) {
            if (one.day() < begun) {
                gone.add(one);
            }
        }
        withdraw(institution, gone, out);
    }

    private static void withdrawBefore(
            String institution, Facet facet, MapState<Integer, Integer> told, int begun, Collector<Observation> out)
            throws Exception {
        List<Integer> gone = new ArrayList<>();
        for (int day : told.keys()) {
            if (day < begun) {
                gone.add(day);
            }
        }
        for (int day : gone) {
            told.remove(day);
            out.collect(Observation.withdrawn(institution, facet, institution, institution, day));
        }
    }

    private void withdraw(String institution, List<ResellerDay> gone, Collector<Observation> out) throws Exception {
        for (ResellerDay one : gone) {
            toldResellers.remove(one);
            out.collect(Observation.withdrawn(
                    institution, Facet.RESALE, one.client(), ClientDays.shown(one.client()), one.day()));
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
        List<ResellerDay> stale = new ArrayList<>();
        Set<String> passing = new HashSet<>();
        for (var one : toldResellers.entries()) {
            ResellerDay told = one.getKey();
            if (told.day() >= from && told.day() <= to) {
                stale.add(told);
            } else if (told.day() == from - 1 && one.getValue() != NO_RESALE) {
                passing.add(told.client());
            }
        }
        for (int day = from; day <= to; day++) {
            days.moveTo(day);
            passing = tellResellers(institution, day, days.resellers(day), passing, stale, out);
            tell(institution, Facet.CONCENTRATION, toldConcentration, day, days.concentration(), days.largest(), out);
            tell(institution, Facet.TRANSFERS, toldTransfers, day, days.transfers(day), days.reseller(), out);
        }
        withdraw(institution, stale, out);
    }

    /** Those who pass on today, and that those of yesterday do no more; answers the former. */
    private Set<String> tellResellers(
            String institution,
            int day,
            Map<String, double[]> today,
            Set<String> yesterday,
            List<ResellerDay> stale,
            Collector<Observation> out)
            throws Exception {
        Map<String, double[]> said = new TreeMap<>(today);
        yesterday.forEach(client -> said.putIfAbsent(client, new double[ResaleIndicator.values().length]));
        for (Map.Entry<String, double[]> one : said.entrySet()) {
            ResellerDay place = new ResellerDay(day, one.getKey());
            stale.remove(place);
            int print = Arrays.hashCode(one.getValue());
            Integer before = toldResellers.get(place);
            if (before == null || before != print) {
                toldResellers.put(place, print);
                out.collect(Observation.of(
                        institution,
                        Facet.RESALE,
                        one.getKey(),
                        ClientDays.shown(one.getKey()),
                        day,
                        one.getValue(),
                        new long[0]));
            }
        }
        return today.keySet();
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
