package io.firewatch.detection.feed;

import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Splits what the record tells: landed records decoded into typed ones, registry and rule changes, and what cannot be
 * read. Records the gateway refused have been answered to the lender; here they are only counted.
 */
public final class DecodeFunction extends ProcessFunction<FeedChange, FeedRecord> {
    /** Institutions and rules, as they came. */
    public static final OutputTag<FeedChange> GOVERNING =
            new OutputTag<>("governing", TypeInformation.of(FeedChange.class));

    public static final OutputTag<Reject> REJECTS = new OutputTag<>("rejects", TypeInformation.of(Reject.class));

    /** One per record that goes no further than this. */
    public static final OutputTag<Long> SET_ASIDE = new OutputTag<>("set-aside", Types.LONG);

    private transient RecordDecoder decoder;

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
        if (row.refused()) {
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
            out.collect(FeedRecord.of(row.institution(), row.seq(), type.get(), row.key(), body));
        }
    }

    private static void reject(RecordRow row, String reason, Context ctx) {
        ctx.output(REJECTS, new Reject(row.institution(), row.seq(), row.infType(), reason));
        ctx.output(SET_ASIDE, 1L);
    }
}
