package io.firewatch.detection.silence;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RegistryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * One book for the whole city, because a silence is judged by what the others do. Woken by every day that closes: a silent
 * lender sends nothing that would wake anybody.
 */
public final class SilenceFunction extends BookFunction<HeardDay, FeedRecord, Observation> {
    private transient MapState<String, HeardDays> heard;
    private transient MapState<Long, Notice> notices;
    private transient MapState<String, Integer> told;
    private transient MapState<String, Integer> toldFrom;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    @Override
    public void open(OpenContext context) {
        heard = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("heard", Types.STRING, TypeInformation.of(HeardDays.class)));
        notices = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("notices", Types.LONG, TypeInformation.of(Notice.class)));
        told = getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.INT));
        toldFrom = getRuntimeContext().getMapState(new MapStateDescriptor<>("told-from", Types.STRING, Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    @Override
    public void processElement1(HeardDay one, Context ctx, Collector<Observation> out) throws Exception {
        HeardDays known = heard.get(one.institution());
        heard.put(one.institution(), (known == null ? HeardDays.NOTHING : known).with(one));
        changedFrom(one.day(), ctx.timerService());
    }

    @Override
    public void processElement2(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        RegistryEvent event = record.registryEvent();
        if (event != null && Notice.isOne(event)) {
            Notice notice = Notice.of(record.institution(), event);
            notices.put(record.seq(), notice);
            changedFrom(notice.from(), ctx.timerService());
        }
    }

    private void changedFrom(int day, TimerService timers) throws Exception {
        Integer dirty = dirtyDay.value();
        dirtyDay.update(dirty == null ? day : Math.min(dirty, day));
        Integer judged = judgedDay.value();
        if (judged != null && day <= judged) {
            settleSoon(timers);
        } else {
            settleWhenClosed(timers, day);
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Map<String, HeardDays> known = new HashMap<>();
        for (var one : heard.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        List<Notice> announced = new ArrayList<>();
        notices.values().forEach(announced::add);
        CitySilence city = new CitySilence(known, announced);
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        int from = judged == null ? Integer.MIN_VALUE : judged + 1;
        from = dirty == null ? from : Math.min(from, dirty);
        for (String lender : city.lenders()) {
            withdrawBefore(lender, city.firstDay(lender), out);
            for (int day = Math.max(from, city.firstDay(lender)); day <= closedDay; day++) {
                tell(lender, day, city.values(lender, day), out);
            }
        }
        judgedDay.update(closedDay);
        if (dirty != null && dirty <= closedDay) {
            dirtyDay.clear();
        }
        settleWhenClosed(ctx.timerService(), closedDay + 1);
    }

    /** What was told of days that turned out to lie before the feed. */
    private void withdrawBefore(String lender, int first, Collector<Observation> out) throws Exception {
        Integer from = toldFrom.get(lender);
        for (int day = from == null ? first : from; day < first; day++) {
            told.remove(lender + '|' + day);
            out.collect(Observation.withdrawn(lender, Facet.SILENCE, lender, lender, day));
        }
        if (from == null || from != first) {
            toldFrom.put(lender, first);
        }
    }

    private void tell(String lender, int day, double[] values, Collector<Observation> out) throws Exception {
        String place = lender + '|' + day;
        Integer before = told.get(place);
        int now = Arrays.hashCode(values);
        if (before == null || before != now) {
            told.put(place, now);
            out.collect(Observation.of(lender, Facet.SILENCE, lender, lender, day, values, new long[0]));
        }
    }
}
