package io.firewatch.detection.feed;

import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets each version of a record through once, keyed by {@link RecordId}. A type whose key holds all its business columns
 * has one version for ever, so a repeat is dropped; of other types only what was received later than the newest known
 * version passes. State: two numbers per record key, kept for good, because a lender may repeat a record at any time.
 */
public final class VersionsFunction extends KeyedProcessFunction<RecordId, FeedRecord, FeedRecord> {
    /** One per record taken, repeats included. */
    public static final OutputTag<Long> TAKEN = new OutputTag<>("taken", Types.LONG);

    private static final Set<RecordType> WHOLE_KEY =
            EnumSet.of(RecordType.TRANSACT, RecordType.LEND_PARTICULARS, RecordType.STATUS);

    /** How each record came: all of them, repeats included. */
    public static final OutputTag<Arrival> ARRIVALS = new OutputTag<>("arrivals", TypeInformation.of(Arrival.class));

    /** The version that stands: its place in the order of receipt, and the hash of its body. */
    public record Newest(long seq, int content) {}

    private transient ValueState<Newest> newest;

    /** Whether a record of this type, once received, is never replaced. */
    public static boolean firstStands(RecordType type) {
        return WHOLE_KEY.contains(type);
    }

    @Override
    public void open(OpenContext context) {
        newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", TypeInformation.of(Newest.class)));
    }

    @Override
    public void processElement(FeedRecord record, Context ctx, Collector<FeedRecord> out) throws Exception {
        ctx.output(TAKEN, 1L);
        Newest known = newest.value();
        int content = record.receipt().content();
        if (known == null) {
            ctx.output(ARRIVALS, Arrival.of(record, Arrival.Kind.TAKEN));
        } else {
            boolean repeat = firstStands(record.type()) || known.content() == content;
            ctx.output(ARRIVALS, Arrival.of(record, repeat ? Arrival.Kind.REPEATED : Arrival.Kind.REPLACING));
        }
        if (known == null || (!firstStands(record.type()) && record.seq() > known.seq())) {
            newest.update(new Newest(record.seq(), content));
            out.collect(record);
        }
    }
}
