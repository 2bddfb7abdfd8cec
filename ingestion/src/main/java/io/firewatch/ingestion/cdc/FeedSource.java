package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.feed.FeedChange;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Everything that lenders reported, once and in the order of receipt, with the institutions and the rules in force.
 * What stands in the database at the first start comes first: rules, then institutions, then records. Institutions and
 * rules come again whenever they change, and may come twice.
 */
public final class FeedSource {
    /** Name of the replication slot and of the publication. */
    public static final String SLOT = "firewatch_feed";

    public static final String SOURCE_UID = "feed-changes";
    public static final String ORDER_UID = "feed-receipt-order";

    private static final List<String> TABLES =
            List.of(FeedRows.RULE_VERSION, FeedRows.INSTITUTION, FeedRows.RECORD, FeedRows.HEARTBEAT);

    private FeedSource() {}

    /** A stream of parallelism one: the order of receipt is one line. */
    public static DataStream<FeedChange> changes(StreamExecutionEnvironment env, RecordConnection connection) {
        return env.fromSource(
                        RecordChanges.of(connection, SLOT, TABLES, new FeedRows()),
                        WatermarkStrategy.noWatermarks(),
                        SOURCE_UID)
                .setParallelism(1)
                .uid(SOURCE_UID)
                .process(new ReceiptOrderFunction(connection), TypeInformation.of(FeedChange.class))
                .setParallelism(1)
                .setMaxParallelism(1)
                .uid(ORDER_UID)
                .name(ORDER_UID);
    }
}
