package io.firewatch.detection.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What a book has told the institution it belongs to, so that it tells only what changed. */
public final class ToldAmounts {
    private static final int DAY_BITS = 32;

    private final MapState<Long, Long> told;

    /** Takes what changed of an amount. */
    @FunctionalInterface
    public interface Teller {
        void tell(FlowKind kind, int day, long change) throws Exception;
    }

    public ToldAmounts(RuntimeContext context) {
        told = context.getMapState(new MapStateDescriptor<>("told-amounts", Types.LONG, Types.LONG));
    }

    /** Brings what was told in line with {@code now}, an amount by kind and day. */
    public void tell(Map<FlowKind, SortedMap<Integer, Long>> now, Teller teller) throws Exception {
        Map<Long, Long> gone = new HashMap<>();
        for (var one : told.entries()) {
            gone.put(one.getKey(), one.getValue());
        }
        for (var kind : now.entrySet()) {
            for (var day : kind.getValue().entrySet()) {
                long place = ((long) kind.getKey().ordinal() << DAY_BITS) | (day.getKey() & 0xffffffffL);
                Long before = gone.remove(place);
                long change = day.getValue() - (before == null ? 0 : before);
                if (change != 0) {
                    told.put(place, day.getValue());
                    teller.tell(kind.getKey(), day.getKey(), change);
                }
            }
        }
        for (var one : gone.entrySet()) {
            told.remove(one.getKey());
            teller.tell(
                    FlowKind.values()[(int) (one.getKey() >> DAY_BITS)],
                    one.getKey().intValue(),
                    -one.getValue());
        }
    }
}
