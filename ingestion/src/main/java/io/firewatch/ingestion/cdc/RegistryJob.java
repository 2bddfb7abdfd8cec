package io.firewatch.ingestion.cdc;

import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The registry job: the bureau's own registry database, followed into the record by the door of the CSV files. */
public final class RegistryJob {
    public static final String SOURCE_UID = "registry-changes";
    public static final String SINK_UID = "registry-to-the-record";

    private RegistryJob() {}

    /** Adds the job to an environment; {@code key} is the bureau's key file, which the job's workers must be able to read. */
    public static void define(
            StreamExecutionEnvironment env, RegistryReplica replica, RecordConnection record, Path key) {
        String heartbeat = replica.heartbeat();
        RegistryPulse pulse = heartbeat == null ? null : new RegistryPulse(replica.connection(), heartbeat);
        env.fromSource(
                        RecordChanges.of(
                                replica.connection(),
                                replica.slot(),
                                replica.capturedTables(),
                                new RegistryRows(replica.tables())),
                        WatermarkStrategy.noWatermarks(),
                        SOURCE_UID)
                .setParallelism(1)
                .uid(SOURCE_UID)
                .sinkTo(new RegistrySink(record, key.toAbsolutePath().toString(), pulse))
                .setParallelism(1)
                .uid(SINK_UID)
                .name(SINK_UID);
    }
}
