package io.firewatch.detection.silence;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.record.RecordType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells each day of a lender once, and once more when its first transaction comes. Keyed by institution. */
public final class HeardFunction extends KeyedProcessFunction<EntityKey, FeedChange, HeardDay> {
    private transient MapState<Integer, Boolean> heard;

    /** Whether a change of the record says that its lender did business on some day. */
    public static boolean isHeard(FeedChange change) {
        RecordRow record = change.record();
        return record != null && CityClock.dayDone(record) != null;
    }

    @Override
    public void open(OpenContext context) {
        heard = getRuntimeContext().getMapState(new MapStateDescriptor<>("heard", Types.INT, Types.BOOLEAN));
    }

    @Override
    public void processElement(FeedChange change, Context ctx, Collector<HeardDay> out) throws Exception {
        RecordRow record = change.record();
        Integer day = record == null ? null : CityClock.dayDone(record);
        if (record == null || day == null) {
            return;
        }
        boolean transaction = record.infType() == RecordType.TRANSACT.infType();
        Boolean known = heard.get(day);
        if (known == null || (transaction && !known)) {
            heard.put(day, transaction);
            out.collect(new HeardDay(record.institution(), day, transaction));
        }
    }
}
