package io.firewatch.embedded;

import io.firewatch.embedded.command.AuditCommand;
import io.firewatch.embedded.command.DemoCommand;
import io.firewatch.embedded.command.RegistryCommand;
import io.firewatch.embedded.command.ReplayCommand;
import io.firewatch.embedded.command.RoutesCommand;
import io.firewatch.embedded.command.RulesCommand;
import io.firewatch.embedded.command.UpCommand;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./firewatch}. */
@Command(
        name = "firewatch",
        description = "The early-warning desk of a city finance bureau.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            RegistryCommand.class,
            ReplayCommand.class,
            RulesCommand.class,
            AuditCommand.class,
            RoutesCommand.class
        })
public final class Firewatch {
    private Firewatch() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Exit code: 0 done, 1 failed, 2 the command was not understood. */
    static int execute(String... arguments) {
        return execute(null, arguments);
    }

    /** Writes what it answers to {@code out}, or where a person sees it. */
    static int execute(@Nullable Writer out, String... arguments) {
        CommandLine line = new CommandLine(new Firewatch());
        if (out != null) {
            line.setOut(new PrintWriter(out, true));
        }
        return line.setExecutionExceptionHandler((failure, failed, parsed) -> {
                    failed.getErr().println("firewatch: " + Failure.inWords(failure));
                    return 1;
                })
                .execute(arguments);
    }
}
