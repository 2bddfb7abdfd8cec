package io.firewatch.detection.feed;

import io.firewatch.detection.alert.Judgement;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts every record the books were offered, exactly once, and tells the count whenever city time moves. */
public final class TallyFunction extends KeyedProcessFunction<Integer, Long, Judgement> {
    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(Long more, Context ctx, Collector<Judgement> out) throws Exception {
        Long before = count.value();
        count.update(before == null ? more : before + more);
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Judgement> out) throws Exception {
        out.collect(new Judgement(null, count.value()));
    }
}
