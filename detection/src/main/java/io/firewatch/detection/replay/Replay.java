package io.firewatch.detection.replay;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.job.Detection;
import io.firewatch.detection.job.NetworkBuffers;
import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The detection graph over a feed that ends: the same operators as live, in this process, and no sink. */
public final class Replay {
    private Replay() {}

    /**
     * The alerts that stand after the last change; those that were corrected on the way never were.
     *
     * @param feed serialisable; may be read in another thread
     */
    public static Collection<AlertRow> standing(Iterator<FeedChange> feed, int parallelism) throws Exception {
        return standing(feed, parallelism, new CityClock());
    }

    /** By another clock: for comparisons, since no verdict may depend on when books settle. */
    public static Collection<AlertRow> standing(Iterator<FeedChange> feed, int parallelism, CityClock clock)
            throws Exception {
        return standing(feed, parallelism, clock, seq -> {}, null);
    }

    /**
     * Tells how far it has come.
     *
     * @param told is told, in another thread, up to which number in the order of receipt everything is judged
     */
    public static Collection<AlertRow> standing(Iterator<FeedChange> feed, int parallelism, LongConsumer told)
            throws Exception {
        return standing(feed, parallelism, new CityClock(), told, null);
    }

    /**
     * What stands in the end.
     *
     * @param history the days of every subject within sight
     * @param closedDay last business day that closed
     */
    public record Judged(Collection<AlertRow> alerts, Collection<HistoryPage> history, int closedDay) {}

    /** With the history that a what-if is answered from. */
    public static Judged judged(Iterator<FeedChange> feed, int parallelism, CityClock clock) throws Exception {
        LastPages history = new LastPages();
        Collection<AlertRow> alerts = standing(feed, parallelism, clock, seq -> {}, history);
        LastPages.Told told = history.take();
        return new Judged(alerts, told.pages().values(), told.closedDay().get());
    }

    /** The history is kept for who asks for it only: it is all that was observed. */
    @SuppressWarnings("deprecation") // Flink's only way from an iterator; a source of its own would say no more
    private static Collection<AlertRow> standing(
            Iterator<FeedChange> feed, int parallelism, CityClock clock, LongConsumer told, @Nullable LastPages history)
            throws Exception {
        Configuration strict = NetworkBuffers.in(new Configuration());
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, strict);
        env.getConfig().enableObjectReuse();
        DataStream<FeedChange> changes =
                env.fromCollection(feed, TypeInformation.of(FeedChange.class)).setParallelism(1);
        StandingSink standing = new StandingSink(told);
        Detection.Results results = Detection.define(changes, clock);
        results.judgements().sinkTo(standing).setParallelism(1);
        if (history != null) {
            results.history().sinkTo(history);
        }
        try {
            env.execute("replay");
            return standing.take();
        } finally {
            standing.forget();
        }
    }
}
