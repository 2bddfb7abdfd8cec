package io.firewatch.detection.book;

import io.firewatch.detection.time.CityTime;
import java.util.function.IntConsumer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A keyed book: facts are taken in as they come, and the book is settled once when city time next moves. Settling is a
 * pure function of the facts held, so neither the order of facts nor how many arrive between two settlings shows in what
 * is emitted last. What one settling emits reaches the next book before that book settles, because city time travels
 * behind it.
 */
public abstract class BookFunction<A, B, O> extends KeyedCoProcessFunction<EntityKey, A, B, O> {

    /** Brings everything emitted so far in line with the facts held. {@code closedDay} may already be judged. */
    protected abstract void settle(EntityKey key, int closedDay, Context ctx, Collector<O> out) throws Exception;

    protected static void settleSoon(TimerService timers) {
        timers.registerEventTimeTimer(timers.currentWatermark() + 1);
    }

    protected static void settleWhenClosed(TimerService timers, int day) {
        timers.registerEventTimeTimer(CityTime.closing(day));
    }

    /**
     * Days told before that lie outside the days there are to tell now: facts that stretched the book were taken back. Whoever
     * withdraws them leaves what there would be had those facts never come.
     *
     * @param from the first day that may have changed
     * @param judged the last day told before; null when nothing was
     */
    protected static void takeBack(int from, @Nullable Integer judged, int first, int last, IntConsumer withdraw) {
        // Without its last facts a book ends before the first of them.
        int begin = first <= last ? Math.min(from, last + 1) : from;
        for (int day = begin; judged != null && day <= judged; day++) {
            if (day < first || day > last) {
                withdraw.accept(day);
            }
        }
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {
        settle(ctx.getCurrentKey(), CityTime.closedDay(ctx.timerService().currentWatermark()), ctx, out);
    }
}
