package io.firewatch.detection.quality;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.quality.Joint.Asked;
import io.firewatch.detection.time.CityTime;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Waits, for each thing that records name, for the record that tells of it: a party's userInfo, a claim, a transfer's
 * status. A case is told once its day and its grace have closed, and told anew when the missing record comes after all.
 * State is one small row per thing, kept for good, as a record may be late by any time.
 */
public final class JoinFunction extends KeyedProcessFunction<EntityKey, Mention, QualityFact> {
    private transient ValueState<Joint> joint;

    @Override
    public void open(OpenContext context) {
        joint = getRuntimeContext().getState(new ValueStateDescriptor<>("joint", TypeInformation.of(Joint.class)));
    }

    @Override
    public void processElement(Mention mention, Context ctx, Collector<QualityFact> out) throws Exception {
        Joint known = joint.value();
        Joint before = known == null ? Joint.NOTHING : known;
        Joint after = before.plus(mention);
        if (!after.equals(before)) {
            joint.update(after);
            if (after.asked().length > 0) {
                wake(after, ctx.timerService());
            }
        }
    }

    private static void wake(Joint joint, TimerService timers) {
        for (Asked one : joint.asked()) {
            timers.registerEventTimeTimer(Math.max(dueAt(one), timers.currentWatermark() + 1));
        }
    }

    private static long dueAt(Asked one) {
        return CityTime.closing(one.day() + one.check().graceDays());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<QualityFact> out) throws Exception {
        Joint known = joint.value();
        if (known == null) {
            return;
        }
        String institution = ctx.getCurrentKey().institution();
        Asked[] now = known.asked().clone();
        boolean changed = false;
        for (int i = 0; i < now.length; i++) {
            Asked one = now[i];
            boolean passes = known.passes(one);
            boolean told = one.toldDay() == one.day()
                    && one.passed() == passes
                    && one.toldKey().equals(one.key());
            if (dueAt(one) <= ctx.timerService().currentWatermark() && !told) {
                if (one.toldDay() != Asked.NEVER) {
                    out.collect(fact(institution, one, one.toldDay(), one.toldKey(), one.toldSeq(), one.passed())
                            .withdrawn());
                }
                out.collect(fact(institution, one, one.day(), one.key(), one.seq(), passes));
                now[i] = one.told(passes);
                changed = true;
            }
        }
        if (changed) {
            joint.update(known.with(now));
        }
    }

    private static QualityFact fact(String institution, Asked one, int day, String key, long seq, boolean passed) {
        return passed
                ? QualityFact.passed(institution, one.check(), day)
                : QualityFact.failed(institution, day, new Finding(one.check(), key, seq, ""));
    }
}
