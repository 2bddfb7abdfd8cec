package io.firewatch.detection.measure;

import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Passes the feed on and reads from it, beside it, what the measures in force count. A measure that comes into force has
 * its past read from the record: up to the last number that went by before it, so that past and present meet without a gap
 * or an overlap. When the past is complete, city time makes a tick, behind which everybody may rely on the measure.
 *
 * <p>Runs with parallelism 1 behind the clock, where the order of receipt is still one line. An operator rather than a
 * function because it moves city time.
 */
public final class MeasureReader extends AbstractStreamOperator<FeedChange>
        implements OneInputStreamOperator<FeedChange, FeedChange>, BoundedOneInput {
    /** What the measures read. */
    public static final OutputTag<MeasuredRecord> MEASURED =
            new OutputTag<>("measured", TypeInformation.of(MeasuredRecord.class));

    /** Measures that become another, or end. */
    public static final OutputTag<MeasureChange> CHANGES =
            new OutputTag<>("measure-changes", TypeInformation.of(MeasureChange.class));

    /** Short against the seconds a new measure may take to show. */
    private static final long LOOK_EVERY_MILLIS = 20;

    /** Portions per look: more would keep the feed waiting. */
    private static final int PORTIONS_PER_LOOK = 4;

    private final FeedHistory history;

    private final Map<String, RuleRow> rows = new TreeMap<>();
    private final List<Generation> generations = new ArrayList<>();
    private final List<Integer> overtaken = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set by initializeState, before anything else is called
    private transient ListState<RuleRow> savedRows;

    @SuppressWarnings("NullAway.Init") // likewise
    private transient ListState<SavedGeneration> savedGenerations;

    /** The last record that went by, then the number of the last generation. */
    @SuppressWarnings("NullAway.Init") // likewise
    private transient ListState<Long> savedCounts;

    private transient long seq;
    private transient long lastGeneration;
    private transient long time;
    private transient @Nullable RecordDecoder decoder;
    private transient @Nullable ScheduledFuture<?> nextLook;

    public MeasureReader(FeedHistory history) {
        this.history = history;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        time = Long.MIN_VALUE;
        savedRows = list(context, "measure-versions", TypeInformation.of(RuleRow.class));
        savedGenerations = list(context, "generations", TypeInformation.of(SavedGeneration.class));
        savedCounts = list(context, "counts", Types.LONG);
        for (RuleRow row : savedRows.get()) {
            rows.put(key(row), row);
        }
        for (SavedGeneration saved : savedGenerations.get()) {
            generations.add(new Generation(saved));
        }
        generations.sort(Comparator.comparingInt(Generation::number));
        List<Long> counts = new ArrayList<>();
        savedCounts.get().forEach(counts::add);
        if (!counts.isEmpty()) {
            seq = counts.get(0);
            lastGeneration = counts.get(1);
        }
    }

    private static <T> ListState<T> list(StateInitializationContext context, String name, TypeInformation<T> type)
            throws Exception {
        return context.getOperatorStateStore().getListState(new ListStateDescriptor<>(name, type));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        savedRows.update(List.copyOf(rows.values()));
        savedGenerations.update(generations.stream().map(Generation::saved).toList());
        savedCounts.update(List.of(seq, lastGeneration));
    }

    @Override
    public void open() throws Exception {
        super.open();
        generations.forEach(one -> one.read(history, seq));
        lookLater();
    }

    @Override
    public void processElement(StreamRecord<FeedChange> element) {
        FeedChange change = element.getValue();
        RuleRow rule = change.rule();
        RecordRow record = change.record();
        if (rule != null && rule.kind().equals(RuleRow.MEASURE) && !rule.equals(rows.put(key(rule), rule))) {
            putInForce();
        }
        output.collect(element);
        if (record != null) {
            seq = Math.max(seq, record.seq());
            read(record);
        }
    }

    private static String key(RuleRow row) {
        return row.rule() + "@" + row.version();
    }

    private void read(RecordRow row) {
        Optional<RecordType> type = row.refused() ? Optional.empty() : RecordType.ofInfType(row.infType());
        if (type.isEmpty()
                || generations.stream().noneMatch(one -> one.measure().measure().record() == type.get())) {
            return;
        }
        if (decoder == null) {
            decoder = new RecordDecoder();
        }
        Object body = decoder.decode(type.get(), row.body()).record();
        // What cannot be decoded becomes a reject where everything is decoded.
        if (body != null) {
            FeedRecord record = FeedRecord.of(row.institution(), row.seq(), type.get(), row.key(), body);
            for (Generation one : generations) {
                if (one.measure().measure().record() == type.get()) {
                    one.take(record, this::tell);
                }
            }
        }
    }

    /** Starts what is new and ends what is no more. */
    private void putInForce() {
        MeasuresInForce inForce = MeasuresInForce.of(rows.values());
        inForce.versions().forEach((id, version) -> {
            Generation latest = latest(id);
            if (latest == null || latest.version() != version.row().version()) {
                if (latest != null && !latest.isComplete()) {
                    end(latest); // before it could say anything
                    overtaken.add(latest.number());
                }
                Generation next = new Generation(new SavedGeneration(
                        Math.toIntExact(++lastGeneration),
                        id,
                        version.row().version(),
                        version.row().body(),
                        0,
                        seq == 0));
                generations.add(next);
                next.read(history, seq);
                if (next.isComplete()) {
                    complete(next);
                }
            }
        });
        for (Generation one : List.copyOf(generations)) {
            if (!inForce.versions().containsKey(one.id())) {
                end(one);
                time = CityTime.tick(time);
                output.collect(
                        CHANGES,
                        new StreamRecord<>(
                                new MeasureChange(one.id(), one.number(), "", time, new int[] {one.number()})));
                passTime();
            }
        }
    }

    private @Nullable Generation latest(String id) {
        Generation latest = null;
        for (Generation one : generations) {
            latest = one.id().equals(id) ? one : latest;
        }
        return latest;
    }

    private void end(Generation generation) {
        generation.close();
        generations.remove(generation);
    }

    private void tell(MeasuredRecord record) {
        output.collect(MEASURED, new StreamRecord<>(record));
    }

    private void lookLater() {
        long soon = getProcessingTimeService().getCurrentProcessingTime() + LOOK_EVERY_MILLIS;
        nextLook = getProcessingTimeService().registerTimer(soon, now -> {
            look(PORTIONS_PER_LOOK, false);
            lookLater();
        });
    }

    private void look(int portions, boolean patiently) throws InterruptedException {
        for (Generation one : List.copyOf(generations)) {
            if (!one.isComplete() && one.handOut(portions, patiently, this::tell)) {
                complete(one);
            }
        }
    }

    private void complete(Generation generation) {
        List<Generation> gone = generations.stream()
                .filter(one -> one.id().equals(generation.id()) && one.number() < generation.number())
                .toList();
        gone.forEach(this::end);
        gone.forEach(one -> overtaken.add(one.number()));
        time = CityTime.tick(time);
        output.collect(
                CHANGES,
                new StreamRecord<>(new MeasureChange(
                        generation.id(),
                        generation.number(),
                        generation.body(),
                        time,
                        overtaken.stream().mapToInt(Integer::intValue).toArray())));
        overtaken.clear();
        passTime();
    }

    @Override
    public void processWatermark(Watermark mark) {
        if (mark.getTimestamp() > time) {
            time = mark.getTimestamp();
            passTime();
        }
    }

    /** Before the clock has said anything there is no time to pass on; its first word comes behind all there is. */
    private void passTime() {
        if (CityTime.closedDay(time) > CityTime.closedDay(Long.MIN_VALUE)) {
            output.emitWatermark(new Watermark(time));
        }
    }

    @Override
    public void endInput() throws Exception {
        look(Integer.MAX_VALUE, true);
    }

    @Override
    public void close() throws Exception {
        ScheduledFuture<?> planned = nextLook;
        if (planned != null) {
            planned.cancel(false);
        }
        generations.forEach(Generation::close);
        super.close();
    }
}
