package io.firewatch.detection.feed;

import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.Receipt;
import io.firewatch.model.record.RecordType;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Splits what the record tells: landed records decoded into typed ones, registry and rule changes, and what cannot be
 * read. Records the gateway refused have been answered to the lender; here they are only counted.
 */
public final class DecodeFunction extends ProcessFunction<FeedChange, FeedRecord> implements CheckpointedFunction {
    /** Institutions and rules, as they came. */
    public static final OutputTag<FeedChange> GOVERNING =
            new OutputTag<>("governing", TypeInformation.of(FeedChange.class));

    public static final OutputTag<Reject> REJECTS = new OutputTag<>("rejects", TypeInformation.of(Reject.class));

    /** One per record that goes no further than this. */
    public static final OutputTag<Long> SET_ASIDE = new OutputTag<>("set-aside", Types.LONG);

    /** How the records came that go no further than this because the gateway refused them. */
    public static final OutputTag<Arrival> REFUSED = new OutputTag<>("refused", TypeInformation.of(Arrival.class));

    private transient RecordDecoder decoder;

    @SuppressWarnings("NullAway.Init") // set by initializeState, before anything else is called
    private transient LenderDays days;

    @SuppressWarnings("NullAway.Init") // likewise
    private transient ListState<LenderDays.Reached> saved;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        days = new LenderDays();
        saved = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("lender-days", TypeInformation.of(LenderDays.Reached.class)));
        for (LenderDays.Reached one : saved.get()) {
            days.report(one.institution(), one.day());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.update(days.reached());
    }

    @Override
    public void open(OpenContext context) {
        decoder = new RecordDecoder();
    }

    @Override
    public void processElement(FeedChange change, Context ctx, Collector<FeedRecord> out) {
        RecordRow row = change.record();
        if (row == null) {
            ctx.output(GOVERNING, change);
            return;
        }
        int day = days.dayOf(row);
        if (row.refused()) {
            if (row.infType() < RecordType.FIRST_INDEPENDENT) {
                ctx.output(REFUSED, Arrival.refused(row, day));
            }
            ctx.output(SET_ASIDE, 1L);
            return;
        }
        Optional<RecordType> type = RecordType.ofInfType(row.infType());
        if (type.isEmpty()) {
            reject(row, "infType " + row.infType() + " is none that we know", ctx);
            return;
        }
        Decoded decoded = decoder.decode(type.get(), row.body());
        Object body = decoded.record();
        if (body == null) {
            reject(row, String.join("; ", decoded.reasons()), ctx);
        } else {
            out.collect(FeedRecord.of(row.institution(), row.seq(), type.get(), row.key(), receipt(row, day), body));
        }
    }

    private static Receipt receipt(RecordRow row, int day) {
        return new Receipt(day, row.receivedAt(), row.batch(), row.body().hashCode());
    }

    private static void reject(RecordRow row, String reason, Context ctx) {
        ctx.output(REJECTS, new Reject(row.institution(), row.seq(), row.infType(), reason));
        ctx.output(SET_ASIDE, 1L);
    }
}
