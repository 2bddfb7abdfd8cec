package io.firewatch.detection.fake;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.time.CityTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The loans of a lender that have one trait in common. Looked at once a day, when the day closes: some lenders debit all of
 * their borrowers at one second.
 */
public final class LoanTraitFunction extends KeyedProcessFunction<EntityKey, LoanTrait, LoanSign> {
    private transient MapState<String, LoanTrait> traits;
    private transient MapState<String, StepSeries> told;

    @Override
    public void open(OpenContext context) {
        traits = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("traits", Types.STRING, TypeInformation.of(LoanTrait.class)));
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.STRING, TypeInformation.of(StepSeries.class)));
    }

    @Override
    public void processElement(LoanTrait trait, Context ctx, Collector<LoanSign> out) throws Exception {
        traits.put(trait.loan() + '|' + trait.party(), trait);
        TimerService timers = ctx.timerService();
        boolean closed = trait.from() <= CityTime.closedDay(timers.currentWatermark());
        timers.registerEventTimeTimer(closed ? timers.currentWatermark() + 1 : CityTime.closing(trait.from()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<LoanSign> out) throws Exception {
        List<LoanTrait> all = new ArrayList<>();
        traits.values().forEach(all::add);
        LoanTrait any = all.get(0);
        Map<String, StepSeries> now = TraitHolders.levels(all);
        List<String> loans = new ArrayList<>(now.keySet());
        told.keys().forEach(loan -> {
            if (!now.containsKey(loan)) {
                loans.add(loan);
            }
        });
        for (String loan : loans) {
            StepSeries level = now.getOrDefault(loan, StepSeries.NOTHING);
            StepSeries before = Objects.requireNonNullElse(told.get(loan), StepSeries.NOTHING);
            if (!level.equals(before)) {
                told.put(loan, level);
                out.collect(
                        new LoanSign(any.institution(), loan, any.kind().sign, any.place(), level, LoanSign.NO_OTHERS));
            }
        }
    }
}
