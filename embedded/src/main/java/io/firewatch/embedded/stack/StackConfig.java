package io.firewatch.embedded.stack;

import io.firewatch.embedded.job.JobSetting;
import io.firewatch.ingestion.cdc.RegistryReplica;
import io.firewatch.servers.EmbeddedPostgres.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stack runs. Ports are 0 for any free one.
 *
 * @param host the address desk and gateway listen on
 * @param adminPassword of the first administrator; one is made up when absent
 * @param registry the bureau's own registry database, to be followed; null where it has none
 * @param boards the folder of the bureau's own boards; null for none
 */
public record StackConfig(
        String host,
        int deskPort,
        int gatewayPort,
        @Nullable String adminPassword,
        JobSetting jobs,
        Durability durability,
        @Nullable RegistryReplica registry,
        @Nullable Path boards) {
    /** Only programs on this machine can call. */
    public static final String LOOPBACK = "127.0.0.1";

    public static final int DESK_PORT = 8080;
    public static final int GATEWAY_PORT = 8081;
    private static final int HIGHEST_PORT = 65_535;

    public StackConfig {
        List<String> problems = new ArrayList<>();
        if (host.isBlank()) {
            problems.add("host is empty");
        }
        checkPort("port", deskPort, problems);
        checkPort("gateway-port", gatewayPort, problems);
        if (deskPort == gatewayPort && deskPort != 0) {
            problems.add("port and gateway-port are both " + deskPort + ": desk and gateway need one each");
        }
        if (boards != null && !Files.isDirectory(boards)) {
            problems.add("boards is " + boards + ", which is no folder");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void checkPort(String name, int port, List<String> problems) {
        if (port < 0 || port > HIGHEST_PORT) {
            problems.add(name + " is " + port + ", allowed is 0 to " + HIGHEST_PORT);
        }
    }

    /** What {@code up} uses when nothing is said. */
    public static StackConfig standard() {
        return new StackConfig(
                LOOPBACK, DESK_PORT, GATEWAY_PORT, null, JobSetting.standard(), Durability.DURABLE, null, null);
    }

    /** Free ports and a forgetful disk, for a stack that a test throws away. */
    public static StackConfig throwAway(String adminPassword) {
        return new StackConfig(LOOPBACK, 0, 0, adminPassword, JobSetting.standard(), Durability.FORGETFUL, null, null);
    }

    public StackConfig withJobs(JobSetting setting) {
        return new StackConfig(host, deskPort, gatewayPort, adminPassword, setting, durability, registry, boards);
    }

    public StackConfig withRegistry(@Nullable RegistryReplica replica) {
        return new StackConfig(host, deskPort, gatewayPort, adminPassword, jobs, durability, replica, boards);
    }

    @Override
    public String toString() {
        return "StackConfig[host=" + host + ", port=" + deskPort + ", gateway-port=" + gatewayPort + ", " + jobs + ", "
                + durability + "]";
    }
}
