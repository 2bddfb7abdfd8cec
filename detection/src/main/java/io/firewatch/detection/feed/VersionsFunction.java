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
import org.jspecify.annotations.Nullable;

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

    /** How each record of a lender came: all of them, repeats included. */
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
        // How a custodian or a register reports says nothing about the lender.
        if (!record.type().isIndependent()) {
            ctx.output(ARRIVALS, Arrival.of(record, kind(record, known)));
        }
        if (known == null || (!firstStands(record.type()) && record.seq() > known.seq())) {
            newest.update(new Newest(record.seq(), record.receipt().content()));
            out.collect(record);
        }
    }

    private static Arrival.Kind kind(FeedRecord record, @Nullable Newest known) {
        if (known == null) {
            return Arrival.Kind.TAKEN;
        }
        boolean same = known.content() == record.receipt().content();
        return same || firstStands(record.type()) ? Arrival.Kind.REPEATED : Arrival.Kind.REPLACING;
    }
}
