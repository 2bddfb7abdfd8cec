package io.firewatch.detection.measure;

import io.firewatch.model.indicator.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What stands of all that measures tell: values by day for {@code institution/measure/subject}. A job that falls over goes
 * on from what stood at its last checkpoint, as the judge does.
 */
final class StandingSeries implements MapFunction<Observation, Observation>, CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Functions travel into the job as copies; this is where copy and original meet. */
    private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();

    private static final class Run {
        private final Map<Long, Map<String, TreeMap<Integer, Double>>> checkpoints = new HashMap<>();
        private Map<String, TreeMap<Integer, Double>> standing = new HashMap<>();
    }

    private final String name = UUID.randomUUID().toString();
    private transient ListState<Long> checkpoint;

    private StandingSeries() {}

    /** Runs the job of the stream to its end. */
    static Map<String, TreeMap<Integer, Double>> of(DataStream<Observation> observations) throws Exception {
        StandingSeries series = new StandingSeries();
        RUNS.put(series.name, new Run());
        observations.map(series).returns(Observation.class).setParallelism(1).sinkTo(new DiscardingSink<>());
        observations.getExecutionEnvironment().execute();
        Map<String, TreeMap<Integer, Double>> standing = Objects.requireNonNull(RUNS.remove(series.name)).standing;
        standing.values().removeIf(Map::isEmpty);
        return standing;
    }

    private Run run() {
        return Objects.requireNonNull(RUNS.get(name));
    }

    @Override
    public Observation map(Observation one) {
        TreeMap<Integer, Double> series = run().standing
                .computeIfAbsent(
                        one.institution() + "/" + one.group().substring("measure:".length()) + "/" + one.subject(),
                        key -> new TreeMap<>());
        if (one.isWithdrawn()) {
            series.remove(one.day());
        } else {
            series.put(one.day(), one.values()[0]);
        }
        return one;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        Run run = run();
        run.checkpoints.put(context.getCheckpointId(), copy(run.standing));
        checkpoint.update(List.of(context.getCheckpointId()));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        checkpoint = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("checkpoint", Types.LONG));
        Run run = run();
        run.standing = new HashMap<>();
        for (long restored : checkpoint.get()) {
            run.standing = copy(run.checkpoints.get(restored));
        }
    }

    private static Map<String, TreeMap<Integer, Double>> copy(Map<String, TreeMap<Integer, Double>> series) {
        Map<String, TreeMap<Integer, Double>> copy = new HashMap<>();
        series.forEach((name, values) -> copy.put(name, new TreeMap<>(values)));
        return copy;
    }
}
