package io.firewatch.embedded.command;

import io.firewatch.embedded.job.JobSetting;
import io.firewatch.embedded.stack.StackConfig;
import io.firewatch.servers.EmbeddedPostgres.Durability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that run the stack. */
final class StackOptions {
    private static final String PASSWORD_VARIABLE = "FIREWATCH_ADMIN_PASSWORD";

    @Option(names = "--data", paramLabel = "DIR", description = "Where it keeps its data.")
    private @Nullable Path data;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where desk and gateway listen; 0.0.0.0 lets other machines in (${DEFAULT-VALUE}).")
    private String host = StackConfig.LOOPBACK;

    @Option(names = "--port", paramLabel = "N", description = "The desk; 0 takes a free one (${DEFAULT-VALUE}).")
    private int port = StackConfig.DESK_PORT;

    @Option(
            names = "--gateway-port",
            paramLabel = "N",
            description = "The reporting gateway; 0 takes a free one (${DEFAULT-VALUE}).")
    private int gatewayPort = StackConfig.GATEWAY_PORT;

    @Option(
            names = "--boards",
            paramLabel = "DIR",
            description = "A folder of the bureau's own boards, one YAML file each (docs/dashboards.md).")
    private @Nullable Path boards;

    /** The folder asked for, or {@code fallback} beside the sources. */
    Path dataOr(String fallback) {
        if (data != null) {
            return data;
        }
        return Path.of(System.getProperty("firewatch.home", ".")).resolve(fallback);
    }

    /** @param password of the first administrator unless the environment has one; null to have one made up */
    StackConfig config(@Nullable String password) {
        String given = System.getenv(PASSWORD_VARIABLE);
        return new StackConfig(
                host,
                port,
                gatewayPort,
                given == null || given.isBlank() ? password : given,
                JobSetting.standard(),
                Durability.DURABLE,
                null,
                boards);
    }
}
