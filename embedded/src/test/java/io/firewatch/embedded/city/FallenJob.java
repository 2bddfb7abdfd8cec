package io.firewatch.embedded.city;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.job.Detection;
import io.firewatch.detection.job.NetworkBuffers;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimitedSourceReader;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The detection graph falls over in the middle of a feed and goes on, all its operators, from its last checkpoint. As with
 * the record, what was told before the fall counts only when it is told again after it.
 */
final class FallenJob {
    private static final Map<String, FallenJob> RUNS = new ConcurrentHashMap<>();

    /** The feed waits for a checkpoint each time so much of it has passed. */
    private static final int STRETCHES = 4;

    private final String name = UUID.randomUUID().toString();
    private final List<FeedChange> feed;
    private final long fallsAt;
    private volatile long resumedAt = -1;
    private volatile Map<String, AlertRow> told = Map.of();

    FallenJob(List<FeedChange> feed) {
        this.feed = feed;
        this.fallsAt = feed.size() * 5L / 8;
    }

    /** The place in the feed at which the job went on; 0 when it began anew, negative when it never fell. */
    long resumedAt() {
        return resumedAt;
    }

    long fellAt() {
        return fallsAt;
    }

    /** What stands in the end. */
    Collection<AlertRow> standing(int parallelism, CityClock clock, Path checkpoints) throws Exception {
        RUNS.put(name, this);
        try {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration(checkpoints));
            env.getConfig().enableObjectReuse();
            var changes = env.fromSource(
                            new Places(feed.size(), feed.size() / STRETCHES),
                            WatermarkStrategy.noWatermarks(),
                            "places")
                    .setParallelism(1)
                    .map(new Feeding(name))
                    .returns(TypeInformation.of(FeedChange.class))
                    .setParallelism(1);
            Detection.define(changes, clock)
                    .judgements()
                    .sinkTo(new LastWords(name))
                    .setParallelism(1);
            env.execute("falls");
        } finally {
            RUNS.remove(name);
        }
        told.values().removeIf(AlertRow::isCorrected);
        return told.values();
    }

    private static Configuration configuration(Path checkpoints) {
        Configuration config = NetworkBuffers.in(new Configuration());
        config.set(PipelineOptions.GENERIC_TYPES, false);
        config.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        config.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        return config;
    }

    private static FallenJob run(String name) {
        return Objects.requireNonNull(RUNS.get(name));
    }

    /** Places in the feed, so many per checkpoint at most: however slow a machine, there is one to go on from. */
    private static final class Places extends NumberSequenceSource {
        private static final long serialVersionUID = 1L;

        private final int perCheckpoint;

        Places(int all, int perCheckpoint) {
            super(0, all - 1L);
            this.perCheckpoint = perCheckpoint;
        }

        @Override
        public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
            return new RateLimitedSourceReader<>(
                    super.createReader(context),
                    RateLimiterStrategy.perCheckpoint(perCheckpoint).createRateLimiter(1));
        }
    }

    /** Reads the feed, and falls over once. */
    private static final class Feeding extends RichMapFunction<Long, FeedChange> {
        private static final long serialVersionUID = 1L;

        private final String name;

        Feeding(String name) {
            this.name = name;
        }

        @Override
        public FeedChange map(Long place) {
            FallenJob run = run(name);
            if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                if (place == run.fallsAt) {
                    throw new IllegalStateException("falls over at change " + place + ", as it is meant to");
                }
            } else if (run.resumedAt < 0) {
                run.resumedAt = place;
            }
            return run.feed.get(place.intValue());
        }
    }

    /** The last word on each alert since the job last started. */
    private record LastWords(String name) implements Sink<Judgement> {
        @Override
        public SinkWriter<Judgement> createWriter(WriterInitContext context) {
            return writer();
        }

        /** The old way in, which Flink 1.20 still requires and no longer calls. */
        @Override
        @Deprecated
        public SinkWriter<Judgement> createWriter(InitContext context) {
            return writer();
        }

        private SinkWriter<Judgement> writer() {
            Map<String, AlertRow> told = new ConcurrentHashMap<>();
            run(name).told = told;
            return new Writer(told);
        }
    }

    private record Writer(Map<String, AlertRow> told) implements SinkWriter<Judgement> {
        @Override
        public void write(Judgement judgement, Context context) {
            AlertRow alert = judgement.alert();
            if (alert != null) {
                told.put(alert.id(), alert);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
