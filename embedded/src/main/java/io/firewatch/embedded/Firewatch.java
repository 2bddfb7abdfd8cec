package io.firewatch.embedded;

import io.firewatch.embedded.command.DemoCommand;
import io.firewatch.embedded.command.RegistryCommand;
import io.firewatch.embedded.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./firewatch}. */
@Command(
        name = "firewatch",
        description = "The early-warning desk of a city finance bureau.",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, UpCommand.class, RegistryCommand.class})
public final class Firewatch {
    private Firewatch() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Exit code: 0 done, 1 failed, 2 the command was not understood. */
    static int execute(String... arguments) {
        return new CommandLine(new Firewatch())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("firewatch: " + Failure.inWords(failure));
                    return 1;
                })
                .execute(arguments);
    }
}
