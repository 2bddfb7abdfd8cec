package io.firewatch.detection.concentration;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.claim.OfferedAt;
import io.firewatch.model.BusinessTime;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the loans whose transfers opened in one second. Keyed by institution and second. */
public final class TogetherFunction extends KeyedProcessFunction<EntityKey, OfferedAt, ClientLevel> {
    private transient MapState<String, String> loanOfTransfer;
    private transient ValueState<Integer> told;

    @Override
    public void open(OpenContext context) {
        loanOfTransfer = getRuntimeContext().getMapState(new MapStateDescriptor<>("loans", Types.STRING, Types.STRING));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.INT));
    }

    @Override
    public void processElement(OfferedAt one, Context ctx, Collector<ClientLevel> out) throws Exception {
        if (one.valid()) {
            loanOfTransfer.put(one.transfer(), one.loan());
        } else {
            loanOfTransfer.remove(one.transfer());
        }
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<ClientLevel> out) throws Exception {
        Set<String> loans = new HashSet<>();
        loanOfTransfer.values().forEach(loans::add);
        Integer before = told.value();
        // A loan alone is together with nobody; most seconds hold just one.
        int now = loans.size() < 2 ? 0 : loans.size();
        if (now != (before == null ? 0 : before)) {
            told.update(now);
            int day = BusinessTime.dayOf(Long.parseLong(ctx.getCurrentKey().id()));
            StepSeries level =
                    now == 0 ? StepSeries.NOTHING : new StepSeries(new int[] {day, day + 1}, new long[] {now, 0});
            out.collect(new ClientLevel(
                    ctx.getCurrentKey().institution(),
                    ClientLevel.Side.OFFERED,
                    ctx.getCurrentKey().id(),
                    level));
        }
    }
}
