package io.firewatch.embedded.command;

import io.firewatch.embedded.stack.Stack;
import io.firewatch.embedded.stack.StackConfig;
import io.firewatch.ingestion.cdc.RegistryCheck;
import io.firewatch.ingestion.cdc.RegistryReplica;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firewatch up}: an empty stack that keeps its data. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Everything on this machine, empty and persistent; Ctrl-C stops it.")
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "A YAML file that says where the bureau's own registry database is, to be followed.")
    private @Nullable Path registry;

    @Override
    public Integer call() throws Exception {
        StackConfig config = options.config(null).withRegistry(registry == null ? null : replica(registry));
        return RunningStack.run(options.dataOr("data"), config, (stack, folder) -> {
            welcome(stack);
            stack.oneTimePassword()
                    .ifPresent(password ->
                            Screen.say("  sign in   admin / " + password + "   (once; you choose your own then)"));
        });
    }

    /** A database that is away for a while is waited for; one that cannot be followed is said before anything starts. */
    private static RegistryReplica replica(Path file) throws IOException {
        RegistryReplica replica = RegistryReplica.read(file, System.getenv());
        List<String> problems;
        try {
            problems = RegistryCheck.problems(replica);
        } catch (SQLException e) {
            Screen.say("The registry at " + replica.connection() + " does not answer and is tried again: "
                    + e.getMessage());
            return replica;
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the registry at " + replica.connection() + " cannot be followed:\n  "
                    + String.join("\n  ", problems));
        }
        return replica;
    }

    static void welcome(Stack stack) {
        Screen.say("  desk      " + stack.deskUrl());
        Screen.say("  gateway   " + stack.gatewayUrl());
    }
}
