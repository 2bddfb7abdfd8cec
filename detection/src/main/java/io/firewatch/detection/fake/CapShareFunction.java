package io.firewatch.detection.fake;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.fake.SignedLoan.Cap;
import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.detection.time.CityTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts a lender's listings day by day and tells each loan near the limit whether it is one of many. */
public final class CapShareFunction extends KeyedProcessFunction<EntityKey, SignedLoan, LoanSign> {
    private static final int SIGN = 3;

    private transient MapState<String, Counted> counted;
    private transient MapState<Integer, CapDay> days;
    private transient MapState<String, Integer> told;
    private transient ValueState<Integer> dirtyDay;

    /** How a loan was counted. */
    public record Counted(String party, int day, boolean near) {}

    @Override
    public void open(OpenContext context) {
        counted = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("counted", Types.STRING, TypeInformation.of(Counted.class)));
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(CapDay.class)));
        told = getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    @Override
    public void processElement(SignedLoan signed, Context ctx, Collector<LoanSign> out) throws Exception {
        ListedLoan loan = signed.loan();
        Counted before = counted.get(loan.loan());
        Counted now = new Counted(loan.party(), loan.listedDay(), signed.cap() == Cap.NEAR);
        if (now.equals(before)) {
            return;
        }
        if (loan.isGone()) {
            if (before != null && before.party().equals(loan.party())) {
                count(before, -1, ctx);
                counted.remove(loan.loan());
            }
            return;
        }
        if (before != null) {
            count(before, -1, ctx);
        }
        count(now, 1, ctx);
        counted.put(loan.loan(), now);
    }

    private void count(Counted loan, int sign, Context ctx) throws Exception {
        CapDay known = days.get(loan.day());
        days.put(loan.day(), (known == null ? CapDay.NONE : known).plus(sign, loan.near() ? sign : 0));
        Integer dirty = dirtyDay.value();
        dirtyDay.update(dirty == null ? loan.day() : Math.min(dirty, loan.day()));
        TimerService timers = ctx.timerService();
        boolean closed = loan.day() <= CityTime.closedDay(timers.currentWatermark());
        timers.registerEventTimeTimer(closed ? timers.currentWatermark() + 1 : CityTime.closing(loan.day()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<LoanSign> out) throws Exception {
        Integer dirty = dirtyDay.value();
        if (dirty == null) {
            return;
        }
        int closedDay = CityTime.closedDay(ctx.timerService().currentWatermark());
        TreeMap<Integer, CapDay> all = new TreeMap<>();
        for (var one : days.entries()) {
            all.put(one.getKey(), one.getValue());
        }
        Map<String, Integer> since = new HashMap<>();
        for (var one : counted.entries()) {
            Counted loan = one.getValue();
            boolean looked = loan.near() && loan.day() <= closedDay;
            if (looked && (loan.day() >= dirty ? CapShares.many(all, loan.day()) : told.contains(one.getKey()))) {
                since.put(one.getKey(), loan.day());
            }
        }
        if (all.lastKey() > closedDay) {
            dirtyDay.update(closedDay + 1);
        } else {
            dirtyDay.clear();
        }
        tell(since, ctx, out);
    }

    private void tell(Map<String, Integer> since, OnTimerContext ctx, Collector<LoanSign> out) throws Exception {
        List<String> gone = new ArrayList<>();
        for (String loan : told.keys()) {
            if (!since.containsKey(loan)) {
                gone.add(loan);
            }
        }
        for (String loan : gone) {
            told.remove(loan);
            out.collect(sign(ctx, loan, StepSeries.NOTHING));
        }
        for (Map.Entry<String, Integer> one : since.entrySet()) {
            if (!one.getValue().equals(told.get(one.getKey()))) {
                told.put(one.getKey(), one.getValue());
                out.collect(sign(ctx, one.getKey(), new StepSeries(new int[] {one.getValue()}, new long[] {1})));
            }
        }
    }

    private static LoanSign sign(OnTimerContext ctx, String loan, StepSeries level) {
        return new LoanSign(ctx.getCurrentKey().institution(), loan, SIGN, "", level, LoanSign.NO_OTHERS);
    }
}
