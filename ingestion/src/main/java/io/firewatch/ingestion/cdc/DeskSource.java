package io.firewatch.ingestion.cdc;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Every alert as it stands and each time it changes, and how far judging has come; "judged up to N" always comes after
 * the alerts of everything up to N. Changes may come twice, never out of order once the first start's snapshot is read, save that a
 * restart first repeats what changed lately. A slot that was dropped stops the job, one made anew leaves no hole.
 */
public final class DeskSource {
    /** Name of the replication slot and of the publication. */
    public static final String SLOT = "firewatch_desk";

    public static final String SOURCE_UID = "desk-changes";
    public static final String ORDER_UID = "desk-judged-after-alerts";

    /** Judged before alerts and the heartbeat last: see {@link JudgedAfterAlertsFunction}. */
    private static final List<String> TABLES = List.of(DeskRows.JUDGED, DeskRows.ALERT, DeskRows.HEARTBEAT);

    private DeskSource() {}

    /** A stream of parallelism one: the order of commit is one line. */
    public static DataStream<DeskChange> changes(StreamExecutionEnvironment env, RecordConnection connection) {
        return env.fromSource(
                        RecordChanges.of(connection, SLOT, TABLES, new DeskRows()),
                        WatermarkStrategy.noWatermarks(),
                        SOURCE_UID)
                .setParallelism(1)
                .uid(SOURCE_UID)
                .process(new JudgedAfterAlertsFunction(connection), TypeInformation.of(DeskChange.class))
                .setParallelism(1)
                .setMaxParallelism(1)
                .uid(ORDER_UID)
                .name(ORDER_UID);
    }
}
