package io.firewatch.detection.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** The cluster that tests run the whole graph on: four workers, and buffers for every exchange between them. */
final class DetectionCluster {
    private static final int WORKERS = 4;

    private DetectionCluster() {}

    static MiniClusterExtension extension() {
        return new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                .setConfiguration(NetworkBuffers.in(new Configuration()))
                .setNumberTaskManagers(1)
                .setNumberSlotsPerTaskManager(WORKERS)
                .build());
    }
}
