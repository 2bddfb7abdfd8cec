package io.firewatch.detection.quality;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.feed.Arrival;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import java.util.Arrays;
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
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The quality of an institution's reporting, day by day: what the gateway saw of each record, and what the joins found.
 * Tells the rows of a day as soon as they change, and the indicators of each day that closes.
 */
public final class QualityFunction extends BookFunction<Arrival, QualityFact, Observation> {
    public static final OutputTag<QualityRow> ROWS =
            new OutputTag<>("quality-rows", TypeInformation.of(QualityRow.class));

    /** What a lender's programmer is shown of one check and day; more of the same would not teach more. */
    static final int MOST_EXAMPLES = 20;

    /** A batch as far as its records have come: of the first day they tell of, and failed while all of them were refused. */
    public record BatchSeen(int day, boolean accepted) {}

    private transient MapState<Integer, QualityDay> days;
    private transient MapState<Long, BatchSeen> batches;
    private transient MapState<Integer, Long> changed;
    private transient ValueState<Integer> joinedDay;
    private transient ValueState<Integer> firstFlowDay;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    @Override
    public void open(OpenContext context) {
        days = map("days", Integer.class, QualityDay.class);
        batches = map("batches", Long.class, BatchSeen.class);
        changed = map("changed", Integer.class, Long.class);
        joinedDay = day("joined-day");
        firstFlowDay = day("first-flow-day");
        judgedDay = day("judged-day");
        dirtyDay = day("dirty-day");
    }

    private <K, V> MapState<K, V> map(String name, Class<K> key, Class<V> value) {
        return getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(name, TypeInformation.of(key), TypeInformation.of(value)));
    }

    private ValueState<Integer> day(String name) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.INT));
    }

    @Override
    public void processElement1(Arrival arrival, Context ctx, Collector<Observation> out) throws Exception {
        Integer joined = joinedDay.value();
        if (joined == null || arrival.receivedDay() < joined) {
            joined = arrival.receivedDay();
            joinedDay.update(joined);
        }
        if (arrival.isFlow() && arrival.kind() == Arrival.Kind.TAKEN) {
            Integer first = firstFlowDay.value();
            if (first == null || arrival.day() < first) {
                firstFlowDay.update(arrival.day());
                dirty(arrival.day(), ctx);
            }
        }
        QualityDay before = of(arrival.day());
        put(arrival.day(), before, before.plus(arrival, arrival.day() >= joined), 0, ctx);
        if (arrival.batch() != 0) {
            takeBatch(arrival, ctx);
        }
    }

    private void takeBatch(Arrival arrival, Context ctx) throws Exception {
        boolean accepted = arrival.kind() != Arrival.Kind.REFUSED;
        BatchSeen before = batches.get(arrival.batch());
        BatchSeen now = before == null
                ? new BatchSeen(arrival.day(), accepted)
                : new BatchSeen(Math.min(before.day(), arrival.day()), before.accepted() || accepted);
        if (now.equals(before)) {
            return;
        }
        batches.put(arrival.batch(), now);
        if (before != null) {
            count(arrival.batch(), before, -1, ctx);
        }
        count(arrival.batch(), now, 1, ctx);
    }

    private void count(long batch, BatchSeen seen, int more, Context ctx) throws Exception {
        CheckIndicator check = CheckIndicator.FAILED_BATCHES;
        Finding failure = seen.accepted() ? null : new Finding(check, String.valueOf(batch), 0, "");
        QualityDay before = of(seen.day());
        put(seen.day(), before, before.plus(check, more, failure), 0, ctx);
    }

    @Override
    public void processElement2(QualityFact fact, Context ctx, Collector<Observation> out) throws Exception {
        CheckIndicator check = fact.check();
        QualityDay before = of(fact.day());
        int grace = check == null ? QualityLedger.BALANCE_GRACE_DAYS : check.graceDays();
        put(fact.day(), before, before.plus(fact), grace, ctx);
    }

    private QualityDay of(int day) throws Exception {
        QualityDay known = days.get(day);
        return known == null ? QualityDay.NOTHING : known;
    }

    private void put(int day, QualityDay before, QualityDay after, int grace, Context ctx) throws Exception {
        days.put(day, after);
        long checks = 0;
        for (int i = 0; i < after.cases().length; i++) {
            boolean same = before.cases()[i] == after.cases()[i] && before.failed()[i] == after.failed()[i];
            checks |= same ? 0 : 1L << i;
        }
        if (checks != 0) {
            Long known = changed.get(day);
            changed.put(day, known == null ? checks : known | checks);
            settleSoon(ctx.timerService());
        }
        dirty(day + grace, ctx);
    }

    /** Something about this day's indicators is new. */
    private void dirty(int day, Context ctx) throws Exception {
        Integer judged = judgedDay.value();
        if (judged == null || day <= judged) {
            Integer dirty = dirtyDay.value();
            dirtyDay.update(dirty == null ? day : Math.min(dirty, day));
            settleSoon(ctx.timerService());
        } else {
            settleWhenClosed(ctx.timerService(), day);
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Integer first = firstFlowDay.value();
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        if (first == null) {
            return;
        }
        tellRows(key, first, ctx);
        if (first > closedDay) {
            settleWhenClosed(ctx.timerService(), first);
            return;
        }
        if (judged != null && dirty == null && judged >= closedDay) {
            return;
        }
        Map<Integer, QualityDay> known = new HashMap<>();
        for (var one : days.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        QualityLedger ledger = new QualityLedger(known, first);
        int from = judged == null ? first : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        int last = Math.min(closedDay, ledger.lastDay());
        double[] before = null;
        for (int day = Math.max(from, first); day <= last; day++) {
            before = tell(key, ledger, day, judged == null || day > judged ? before : null, out);
            tellSilence(key, ledger, day, ctx);
        }
        judgedDay.update(judged == null ? last : Math.max(judged, last));
        dirtyDay.clear();
        if (closedDay < ledger.lastDay()) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    /** The counts hold until they change, so a day like the day before is not told, unless it takes back another. */
    private static double[] tell(
            EntityKey key, QualityLedger ledger, int day, double @Nullable [] before, Collector<Observation> out) {
        QualityEvidence evidence = QualityEvidence.of(ledger, day);
        out.collect(Observation.of(
                key.institution(),
                Facet.QUALITY,
                key.institution(),
                key.institution(),
                day,
                ledger.quality(day),
                evidence.records(),
                evidence.exhibits()));
        double[] checks = ledger.checks(day);
        if (!Arrays.equals(checks, before)) {
            out.collect(Observation.of(
                    key.institution(),
                    Facet.CHECKS,
                    key.institution(),
                    key.institution(),
                    day,
                    checks,
                    evidence.records(),
                    evidence.exhibits()));
        }
        return checks;
    }

    private void tellRows(EntityKey key, int first, Context ctx) throws Exception {
        for (var one : changed.entries()) {
            int day = one.getKey();
            if (day < first) {
                continue;
            }
            QualityDay now = of(day);
            for (CheckIndicator check : CheckIndicator.values()) {
                if ((one.getValue() & 1L << check.ordinal()) != 0) {
                    ctx.output(
                            ROWS,
                            new QualityRow(
                                    key.institution(),
                                    day,
                                    check,
                                    now.cases()[check.ordinal()],
                                    now.failed()[check.ordinal()],
                                    now.examples(check, MOST_EXAMPLES).toArray(Finding[]::new)));
                }
            }
        }
        changed.clear();
    }

    private static void tellSilence(EntityKey key, QualityLedger ledger, int day, Context ctx) {
        ctx.output(
                ROWS,
                new QualityRow(
                        key.institution(),
                        day,
                        CheckIndicator.SILENT_DAYS,
                        1,
                        ledger.isSilent(day) ? 1 : 0,
                        new Finding[0]));
    }
}
