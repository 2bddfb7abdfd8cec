package io.firewatch.detection.institution;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.Transact;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * The InstitutionBook: one small row per business day, filled by the feed's flows and by what the other books tell;
 * observed for every calendar day that closes, and again from the first day that a late fact touches.
 */
public final class InstitutionFunction extends BookFunction<FeedRecord, InstitutionFact, Observation> {
    private transient MapState<Integer, InstitutionDay> days;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    /** Whether a record is a flow that an institution's day counts. */
    public static boolean takes(FeedRecord record) {
        Transact flow = record.transact();
        return flow != null && InstitutionDay.counts(flow.type());
    }

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(InstitutionDay.class)));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        Transact flow = record.transact();
        if (flow != null) {
            take(
                    new InstitutionFact(
                            record.institution(),
                            InstitutionFact.Kind.FLOW,
                            BusinessTime.dayOf(flow.time()),
                            flow.type(),
                            flow.amount().fen(),
                            record.seq()),
                    ctx);
        }
    }

    @Override
    public void processElement2(InstitutionFact fact, Context ctx, Collector<Observation> out) throws Exception {
        take(fact, ctx);
    }

    private void take(InstitutionFact fact, Context ctx) throws Exception {
        InstitutionDay before = days.get(fact.day());
        InstitutionDay after = (before == null ? InstitutionDay.NOTHING : before).plus(fact);
        if (after.isNothing()) {
            days.remove(fact.day()); // what was told and taken back must not show
        } else {
            days.put(fact.day(), after);
        }
        Integer judged = judgedDay.value();
        if (judged == null || fact.day() <= judged) {
            Integer dirty = dirtyDay.value();
            dirtyDay.update(dirty == null ? fact.day() : Math.min(dirty, fact.day()));
            settleSoon(ctx.timerService());
        } else {
            settleWhenClosed(ctx.timerService(), fact.day());
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Map<Integer, InstitutionDay> known = new HashMap<>();
        for (var one : days.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        if (known.isEmpty()) {
            if (judged != null && dirty != null) {
                takeBack(dirty, judged, Integer.MAX_VALUE, closedDay, day -> withdraw(key, day, out));
            }
            judgedDay.clear();
            dirtyDay.clear();
            return;
        }
        InstitutionLedger ledger = new InstitutionLedger(known);
        int first = ledger.firstDay();
        if (first > closedDay) {
            settleWhenClosed(ctx.timerService(), first);
        }
        int from = judged == null ? first : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        int last = Math.min(closedDay, ledger.lastDay());
        takeBack(from, judged, first, last, day -> withdraw(key, day, out));
        for (int day = Math.max(from, first); day <= last; day++) {
            out.collect(Observation.of(
                    key.institution(),
                    Facet.FLOWS,
                    key.institution(),
                    key.institution(),
                    day,
                    ledger.values(day),
                    ledger.records(day)));
        }
        judgedDay.update(last);
        dirtyDay.clear();
        if (first <= closedDay && closedDay < ledger.lastDay()) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    private static void withdraw(EntityKey key, int day, Collector<Observation> out) {
        out.collect(Observation.withdrawn(key.institution(), Facet.FLOWS, key.institution(), key.institution(), day));
    }
}
