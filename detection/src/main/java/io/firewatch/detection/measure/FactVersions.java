package io.firewatch.detection.measure;

import io.firewatch.detection.feed.RecordId;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Of each record, lets the version count that stands: a correction takes back what the version before it counted, also
 * where that was about another subject or day, and a repeat changes nothing. State: one entry per record that counts, for
 * as long as its measure is in force.
 */
public final class FactVersions
        extends KeyedBroadcastProcessFunction<RecordId, MeasuredRecord, MeasureChange, MeasureFact> {
    /** By generation. */
    private static final MapStateDescriptor<Integer, HeldRecord> HELD =
            new MapStateDescriptor<>("counting", Types.INT, TypeInformation.of(HeldRecord.class));

    /** Nothing is kept of the changes: each is acted on when it comes. */
    static final MapStateDescriptor<String, MeasureChange> CHANGES =
            new MapStateDescriptor<>("changes", Types.STRING, TypeInformation.of(MeasureChange.class));

    private transient MapState<Integer, HeldRecord> counting;

    @Override
    public void open(OpenContext context) {
        counting = getRuntimeContext().getMapState(HELD);
    }

    @Override
    public void processElement(MeasuredRecord record, ReadOnlyContext ctx, Collector<MeasureFact> out)
            throws Exception {
        HeldRecord before = counting.get(record.generation());
        if (before != null && (record.firstStands() || record.seq() <= before.seq() || before.countsLike(record))) {
            return;
        }
        if (before != null) {
            tell(before, record.generation(), false, out);
            counting.remove(record.generation());
        }
        if (record.parts() != 0) {
            HeldRecord now = HeldRecord.of(record);
            counting.put(record.generation(), now);
            tell(now, record.generation(), true, out);
        }
    }

    private static void tell(HeldRecord record, int generation, boolean counts, Collector<MeasureFact> out) {
        for (int part = 0; part < record.values().length; part++) {
            if ((record.parts() & 1 << part) != 0) {
                out.collect(new MeasureFact(
                        record.institution(),
                        record.type(),
                        record.subject(),
                        record.measure(),
                        generation,
                        part,
                        record.day(),
                        record.seq(),
                        record.values()[part],
                        counts));
            }
        }
    }

    @Override
    public void processBroadcastElement(MeasureChange change, Context ctx, Collector<MeasureFact> out)
            throws Exception {
        if (change.gone().length > 0) {
            ctx.applyToKeyedState(HELD, (key, held) -> {
                for (int generation : change.gone()) {
                    held.remove(generation);
                }
            });
        }
    }
}
