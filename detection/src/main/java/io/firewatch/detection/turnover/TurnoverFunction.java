package io.firewatch.detection.turnover;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Observes products of many claims on the closed days on which claims came or went. Keyed by product. */
public final class TurnoverFunction extends KeyedProcessFunction<EntityKey, PlacedClaim, Observation> {
    private transient MapState<String, PlacedClaim> claims;
    private transient MapState<Integer, Integer> told;

    @Override
    public void open(OpenContext context) {
        claims = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("claims", Types.STRING, TypeInformation.of(PlacedClaim.class)));
        told = getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.INT, Types.INT));
    }

    @Override
    public void processElement(PlacedClaim claim, Context ctx, Collector<Observation> out) throws Exception {
        claims.put(claim.config(), claim);
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Observation> out) throws Exception {
        List<StepSeries> live = new ArrayList<>();
        for (PlacedClaim claim : claims.values()) {
            if (!claim.removed()) {
                live.add(claim.live());
            }
        }
        SortedMap<Integer, double[]> days = Turnover.of(live);
        int closedDay = CityTime.closedDay(ctx.timerService().currentWatermark());
        for (Map.Entry<Integer, double[]> one : days.headMap(closedDay + 1).entrySet()) {
            int print = Arrays.hashCode(one.getValue());
            Integer before = told.get(one.getKey());
            if (before == null || before != print) {
                told.put(one.getKey(), print);
                tell(ctx.getCurrentKey(), one.getKey(), one.getValue(), out);
            }
        }
        List<Integer> gone = new ArrayList<>();
        for (int day : told.keys()) {
            if (!days.containsKey(day)) {
                gone.add(day);
            }
        }
        for (int day : gone) {
            told.remove(day);
            String product = ctx.getCurrentKey().id();
            out.collect(
                    Observation.withdrawn(ctx.getCurrentKey().institution(), Facet.TURNOVER, product, product, day));
        }
        SortedMap<Integer, double[]> ahead = days.tailMap(closedDay + 1);
        if (!ahead.isEmpty()) {
            ctx.timerService().registerEventTimeTimer(CityTime.closing(ahead.firstKey()));
        }
    }

    private static void tell(EntityKey key, int day, double[] values, Collector<Observation> out) {
        out.collect(Observation.of(key.institution(), Facet.TURNOVER, key.id(), key.id(), day, values, new long[0]));
    }
}
