package io.firewatch.detection.flow;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.growth.Growth;
import io.firewatch.detection.growth.Reach;
import io.firewatch.detection.returns.Returns;
import io.firewatch.detection.run.RunSignals;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.InstitutionFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The book of what flows through an institution: one small row per business day, filled by what other books tell. Each
 * facet is computed for every calendar day that closes, and again from the first day a late fact touches; only values that
 * differ from what was told are told.
 */
public final class FlowFunction extends BookFunction<FlowFact, FeedRecord, Observation> {
    private static final List<InstitutionFigures> FACETS =
            List.of(new RunSignals(), new Growth(), new Reach(), new Returns());

    private transient MapState<Integer, FlowDay> days;
    private transient ValueState<Integer> startDay;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;
    private transient ValueState<Licence> licence;
    private transient List<MapState<Integer, Long>> told;

    /** When the institution may work: nulls where the register does not say. */
    public record Licence(@Nullable Integer from, @Nullable Integer to) {}

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(FlowDay.class)));
        startDay = getRuntimeContext().getState(new ValueStateDescriptor<>("start-day", Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
        licence =
                getRuntimeContext().getState(new ValueStateDescriptor<>("licence", TypeInformation.of(Licence.class)));
        told = new ArrayList<>();
        for (InstitutionFigures one : FACETS) {
            told.add(getRuntimeContext()
                    .getMapState(new MapStateDescriptor<>("told-" + one.facet().id(), Types.INT, Types.LONG)));
        }
    }

    @Override
    public void processElement1(FlowFact fact, Context ctx, Collector<Observation> out) throws Exception {
        FlowDay before = days.get(fact.day());
        days.put(fact.day(), (before == null ? FlowDay.NOTHING : before).plus(fact));
        Integer judged = judgedDay.value();
        if (judged != null && fact.day() <= judged) {
            Integer dirty = dirtyDay.value();
            dirtyDay.update(dirty == null ? fact.day() : Math.min(dirty, fact.day()));
            settleSoon(ctx.timerService());
        } else if (fact.kind() != FlowKind.MATURING) {
            settleWhenClosed(ctx.timerService(), fact.day());
        }
    }

    @Override
    public void processElement2(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        InstitutionFacts facts = record.institutionFacts();
        if (facts != null) {
            licence.update(new Licence(facts.licensedFrom(), facts.licensedTo()));
            dirtyDay.update(Integer.MIN_VALUE);
            settleSoon(ctx.timerService());
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Map<Integer, FlowDay> known = new HashMap<>();
        for (var one : days.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        FlowLedger ledger = new FlowLedger(known);
        Integer start = startDay.value();
        withdrawBefore(key, start, ledger, out);
        startDay.update(ledger.firstDay());
        if (ledger.isEmpty()) {
            return;
        }
        if (ledger.firstDay() > closedDay) {
            settleWhenClosed(ctx.timerService(), ledger.firstDay());
            return;
        }
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        int from = judged == null ? ledger.firstDay() : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        if (start != null && ledger.firstDay() < start) {
            // Without the work that was taken back, the book begins with what had only been alive before it.
            from = Math.min(from, ledger.firstDay());
        }
        int watched = 0;
        for (int i = 0; i < FACETS.size(); i++) {
            InstitutionFigures facet = FACETS.get(i);
            watched = Math.max(watched, facet.watchedDays());
            int last = Math.min(closedDay, ledger.lastDay() + facet.watchedDays());
            for (int day = Math.max(from, ledger.firstDay()); day <= last; day++) {
                tell(key, facet, told.get(i), ledger, day, out);
            }
            withdraw(key, i, day -> day > last, out);
        }
        judgedDay.update(Math.min(closedDay, ledger.lastDay() + watched));
        dirtyDay.clear();
        if (closedDay < ledger.lastDay() + watched) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    private static void tell(
            EntityKey key,
            InstitutionFigures facet,
            MapState<Integer, Long> told,
            FlowLedger ledger,
            int day,
            Collector<Observation> out)
            throws Exception {
        double[] values = facet.values(ledger, day);
        long[] records = facet.records(ledger, day);
        long print = fingerprint(values, records);
        Long before = told.get(day);
        if (before == null || before != print) {
            told.put(day, print);
            out.collect(Observation.of(
                    key.institution(), facet.facet(), key.institution(), key.institution(), day, values, records));
        }
    }

    /** Two days with other figures have, but for one chance in 2^64, another fingerprint. */
    private static long fingerprint(double[] values, long[] records) {
        long hash = 0xcbf29ce484222325L;
        for (double value : values) {
            hash = (hash ^ Double.doubleToLongBits(value)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        for (long record : records) {
            hash = (hash ^ record) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    /** Takes back what was told of days before the first, when the facts that made them were taken back. */
    private void withdrawBefore(EntityKey key, @Nullable Integer start, FlowLedger ledger, Collector<Observation> out)
            throws Exception {
        if (start == null || start >= ledger.firstDay()) {
            return;
        }
        for (int i = 0; i < FACETS.size(); i++) {
            withdraw(key, i, day -> day < ledger.firstDay(), out);
        }
    }

    private void withdraw(EntityKey key, int facet, IntPredicate gone, Collector<Observation> out) throws Exception {
        List<Integer> days = new ArrayList<>();
        for (int day : told.get(facet).keys()) {
            if (gone.test(day)) {
                days.add(day);
            }
        }
        for (int day : days) {
            told.get(facet).remove(day);
            out.collect(Observation.withdrawn(
                    key.institution(), FACETS.get(facet).facet(), key.institution(), key.institution(), day));
        }
    }
}
