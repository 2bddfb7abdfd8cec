package io.firewatch.detection.measure;

import io.firewatch.ingestion.feed.FeedChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimitedSourceReader;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A feed whose job falls over on the way, and goes on from its last checkpoint. */
final class FallingFeed extends RichMapFunction<Long, FeedChange> {
    private static final long serialVersionUID = 1L;

    /** The feed waits for a checkpoint each time so much of it has passed. */
    private static final int STRETCHES = 4;

    private static final Map<String, FallingFeed> RUNS = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private final transient List<FeedChange> feed;
    private transient volatile long resumedAt = -1;

    FallingFeed(List<FeedChange> feed) {
        this.feed = feed;
        RUNS.put(name, this);
    }

    /** What the job must be told so that it gets up again. */
    static void configure(Configuration config) {
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(10));
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    }

    DataStream<FeedChange> in(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new Places(feed.size(), feed.size() / STRETCHES), WatermarkStrategy.noWatermarks(), "places")
                .setParallelism(1)
                .map(this)
                .returns(TypeInformation.of(FeedChange.class))
                .setParallelism(1);
    }

    /** Whether the job fell, and did not begin anew. */
    boolean hasResumed() {
        RUNS.remove(name);
        return resumedAt > 0;
    }

    @Override
    public FeedChange map(Long place) {
        FallingFeed run = Objects.requireNonNull(RUNS.get(name));
        if (getRuntimeContext().getTaskInfo().getAttemptNumber() > 0) {
            run.resumedAt = run.resumedAt < 0 ? place : run.resumedAt;
        } else if (place == run.feed.size() * 5L / 8) {
            throw new IllegalStateException("falls over at change " + place + ", as it is meant to");
        }
        return run.feed.get(place.intValue());
    }

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
}
