package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.overdue.LoanTally;
import io.firewatch.detection.overdue.LoanTally.Kind;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Tells what a loan adds to its institution's sums, up to the last closed day, and how that has changed. */
public final class ToldTallies {
    /** A series and the record it was told under. */
    public record ToldTally(StepSeries series, long record) {
        static final ToldTally NOTHING = new ToldTally(StepSeries.NOTHING, 0);
    }

    private final MapState<String, ToldTally> told;

    ToldTallies(RuntimeContext context) {
        told = context.getMapState(
                new MapStateDescriptor<>("told-tallies", Types.STRING, TypeInformation.of(ToldTally.class)));
    }

    /** Answers the next day on whose closing there is more to tell. */
    OptionalInt tell(String institution, long record, Map<Kind, StepSeries> now, int closedDay, Consumer<LoanTally> out)
            throws Exception {
        int next = Integer.MAX_VALUE;
        for (Kind kind : Kind.values()) {
            StepSeries whole = now.getOrDefault(kind, StepSeries.NOTHING);
            StepSeries series = whole.through(closedDay);
            next = Math.min(next, whole.stepAfter(closedDay).orElse(Integer.MAX_VALUE));
            ToldTally before = told.get(kind.name());
            before = before == null ? ToldTally.NOTHING : before;
            if (before.record() != record && !before.series().equals(StepSeries.NOTHING)) {
                tell(institution, kind, StepSeries.NOTHING.changesSince(before.series()), before.record(), out);
                tell(institution, kind, series.changesSince(StepSeries.NOTHING), record, out);
            } else {
                tell(institution, kind, series.changesSince(before.series()), record, out);
            }
            if (series.equals(StepSeries.NOTHING)) {
                told.remove(kind.name());
            } else {
                told.put(kind.name(), new ToldTally(series, record));
            }
        }
        return next == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(next);
    }

    private static void tell(
            String institution, Kind kind, SortedMap<Integer, Long> changes, long record, Consumer<LoanTally> out) {
        if (!changes.isEmpty()) {
            out.accept(LoanTally.of(institution, kind, changes, record));
        }
    }
}
