package io.firewatch.detection.measure;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.indicator.Observation;
import io.firewatch.rulesets.measure.DayFacts;
import io.firewatch.rulesets.measure.Measure;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.measure.MeasureSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps what counts in a measure for one subject and tells its value for every closed day on which it changes; what it told
 * and would not tell again is withdrawn. A pure function of the facts held. A measure speaks once its past is complete, and
 * a new version takes over from the one before at one moment of city time.
 *
 * <p>State: 16 bytes per record that counts, and the values told. Nothing is ever dropped while the measure is in force,
 * since a correction may reach any day. An operator rather than a function because a change of the measure must wake all
 * its subjects.
 */
public final class MeasureBook extends AbstractStreamOperator<Observation>
        implements TwoInputStreamOperator<MeasureFact, MeasureChange, Observation>,
                Triggerable<EntityKey, VoidNamespace> {
    private static final ValueStateDescriptor<MeasuredSubject> SUBJECT =
            new ValueStateDescriptor<>("subject", TypeInformation.of(MeasuredSubject.class));

    private static final MapStateDescriptor<FactsOn, DayFacts> FACTS =
            new MapStateDescriptor<>("facts", TypeInformation.of(FactsOn.class), TypeInformation.of(DayFacts.class));

    private static final MapStateDescriptor<Integer, MeasureSeries.Value> TOLD =
            new MapStateDescriptor<>("told", Types.INT, TypeInformation.of(MeasureSeries.Value.class));

    /** The last change of each measure. */
    private static final MapStateDescriptor<String, MeasureChange> MEASURES =
            new MapStateDescriptor<>("measures", Types.STRING, TypeInformation.of(MeasureChange.class));

    private final Map<Integer, Measure> compiled = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // set by initializeState, before anything else is called
    private transient BroadcastState<String, MeasureChange> measures;

    @SuppressWarnings("NullAway.Init") // set by open, before anything else is called
    private transient ValueState<MeasuredSubject> subject;

    @SuppressWarnings("NullAway.Init") // likewise
    private transient MapState<FactsOn, DayFacts> facts;

    @SuppressWarnings("NullAway.Init") // likewise
    private transient MapState<Integer, MeasureSeries.Value> told;

    @SuppressWarnings("NullAway.Init") // likewise
    private transient InternalTimerService<VoidNamespace> timers;

    /** A book is kept per measure and subject. */
    static EntityKey keyOf(MeasureFact fact) {
        return new EntityKey(fact.institution(), fact.measure() + '/' + fact.subject());
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        measures = context.getOperatorStateStore().getBroadcastState(MEASURES);
    }

    @Override
    public void open() throws Exception {
        super.open();
        subject = getPartitionedState(SUBJECT);
        facts = getPartitionedState(FACTS);
        told = getPartitionedState(TOLD);
        timers = getInternalTimerService("settle", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement1(StreamRecord<MeasureFact> element) throws Exception {
        MeasureFact fact = element.getValue();
        FactsOn on = FactsOn.of(fact);
        DayFacts before = facts.get(on);
        DayFacts now = before == null ? DayFacts.NONE : before;
        now = fact.counts() ? now.with(fact.record(), fact.value()) : now.without(fact.record());
        if (now.isEmpty()) {
            facts.remove(on);
        } else {
            facts.put(on, now);
        }
        MeasuredSubject known = subject.value();
        MeasuredSubject about = known == null ? MeasuredSubject.of(fact) : known;
        subject.update(about.generation() == fact.generation() ? about.dirty(fact.day()) : about);
        MeasureChange measure = measures.get(fact.measure());
        if (measure != null && measure.generation() == fact.generation()) {
            long soon = Math.max(timers.currentWatermark() + 1, measure.at());
            wake(Math.max(soon, CityTime.closing(fact.day())));
        }
    }

    @Override
    public void processElement2(StreamRecord<MeasureChange> element) throws Exception {
        MeasureChange change = element.getValue();
        measures.put(change.measure(), change);
        for (int gone : change.gone()) {
            compiled.remove(gone);
        }
        getKeyedStateBackend()
                .applyToAllKeys(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, SUBJECT, (key, state) -> {
                    if (state.value().measure().equals(change.measure())) {
                        wake(Math.max(timers.currentWatermark() + 1, change.at()));
                    }
                });
    }

    private void wake(long cityTime) {
        if (cityTime < Long.MAX_VALUE) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, cityTime);
        }
    }

    @Override
    public void onEventTime(InternalTimer<EntityKey, VoidNamespace> timer) throws Exception {
        MeasuredSubject about = subject.value();
        MeasureChange change = about == null ? null : measures.get(about.measure());
        if (about == null || change == null || timers.currentWatermark() < change.at()) {
            return; // another timer is set for when it is complete
        }
        int closed = CityTime.closedDay(timers.currentWatermark());
        if (change.isEnd()) {
            end(about, change.generation());
            return;
        }
        boolean taken = about.generation() != change.generation();
        int from = taken ? Integer.MIN_VALUE : Math.min(about.dirtyFrom(), next(about.toldThrough()));
        if (from > closed) {
            return;
        }
        Measure measure = measure(change);
        List<NavigableMap<Integer, DayFacts>> held = facts(measure, change.generation());
        tell(about, measure, from, MeasureSeries.of(measure, held, from, closed));
        subject.update(about.told(change.generation(), closed));
        int next = MeasureSeries.nextChange(measure, held, closed);
        wake(next == Integer.MAX_VALUE ? Long.MAX_VALUE : CityTime.closing(next));
    }

    @Override
    public void onProcessingTime(InternalTimer<EntityKey, VoidNamespace> timer) {
        throw new IllegalStateException("measures know no other time than the city's");
    }

    private static int next(int day) {
        return day == Integer.MIN_VALUE ? day : day + 1;
    }

    private Measure measure(MeasureChange change) {
        return compiled.computeIfAbsent(
                change.generation(), generation -> MeasureParser.parse(change.measure() + ".yaml", change.body()));
    }

    /** Part by part and day by day; facts of earlier generations are dropped. */
    private List<NavigableMap<Integer, DayFacts>> facts(Measure measure, int generation) throws Exception {
        List<NavigableMap<Integer, DayFacts>> parts = new ArrayList<>();
        measure.parts().forEach(part -> parts.add(new TreeMap<>()));
        List<FactsOn> gone = new ArrayList<>();
        List<FactsOn> held = new ArrayList<>();
        for (FactsOn one : facts.keys()) {
            if (one.generation() < generation) {
                gone.add(one);
            } else if (one.generation() == generation) {
                held.add(one);
            }
        }
        held.sort(Comparator.comparingLong(FactsOn::block));
        for (FactsOn one : held) {
            parts.get(one.part()).merge(one.day(), facts.get(one), DayFacts::joined);
        }
        for (FactsOn one : gone) {
            facts.remove(one);
        }
        return parts;
    }

    /** Brings what was told from a day on in line with what is so. */
    private void tell(
            MeasuredSubject about, Measure measure, int from, NavigableMap<Integer, MeasureSeries.Value> series)
            throws Exception {
        List<Integer> withdrawn = new ArrayList<>();
        for (int day : told.keys()) {
            if (day >= from && !series.containsKey(day)) {
                withdrawn.add(day);
            }
        }
        for (int day : withdrawn) {
            told.remove(day);
            observe(about, measure.group(), day, new double[0], new long[0]);
        }
        for (Map.Entry<Integer, MeasureSeries.Value> one : series.entrySet()) {
            MeasureSeries.Value value = one.getValue();
            if (!value.equals(told.get(one.getKey()))) {
                told.put(one.getKey(), value);
                observe(about, measure.group(), one.getKey(), new double[] {value.value()}, value.records());
            }
        }
    }

    private void end(MeasuredSubject about, int generation) throws Exception {
        for (int day : told.keys()) {
            observe(about, Measure.GROUP + about.measure(), day, new double[0], new long[0]);
        }
        told.clear();
        boolean left = false;
        List<FactsOn> gone = new ArrayList<>();
        for (FactsOn one : facts.keys()) {
            left |= one.generation() > generation;
            if (one.generation() <= generation) {
                gone.add(one);
            }
        }
        for (FactsOn one : gone) {
            facts.remove(one);
        }
        if (left) {
            subject.update(about.told(0, Integer.MIN_VALUE));
        } else {
            subject.clear();
        }
    }

    private void observe(MeasuredSubject about, String group, int day, double[] values, long[] records) {
        // Without a label: what the subject is called is for those to say who know more of it than its id.
        output.collect(new StreamRecord<>(new Observation(
                about.institution(), about.type(), group, about.subject(), "", day, values, records, new String[0])));
    }
}
