package io.firewatch.detection.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * Room for the buffers between the detection job's operators: some hundred exchanges with a channel from every worker to every
 * other. Flink's default is enough for two workers, and runs out at four.
 */
public final class NetworkBuffers {
    private static final MemorySize NEEDED = MemorySize.ofMebiBytes(192);

    private NetworkBuffers() {}

    /** Adds the room to the configuration of a cluster. */
    public static Configuration in(Configuration cluster) {
        cluster.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NEEDED);
        cluster.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NEEDED);
        return cluster;
    }
}
