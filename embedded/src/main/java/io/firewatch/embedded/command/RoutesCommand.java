package io.firewatch.embedded.command;

import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.deadline.BureauFiles;
import io.firewatch.web.notify.route.OfficeDays;
import io.firewatch.web.notify.route.RouteEngine;
import io.firewatch.web.notify.route.RouteTests;
import io.firewatch.web.notify.route.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firewatch routes}: whether notifications go where they should, without any server. */
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        description = "Looks after who is notified of what.",
        subcommands = RoutesCommand.Test.class)
public final class RoutesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec asked = Objects.requireNonNull(spec);
        asked.commandLine().usage(asked.commandLine().getErr());
        return 2;
    }

    /** {@code firewatch routes test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Runs routes-tests.yaml against routes.yaml of a folder; without one, those that are shipped.")
    public static final class Test implements Callable<Integer> {
        private static final String SHIPPED = "/casework/" + RouteTests.FILE;

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(arity = "0..1", paramLabel = "DIR", description = "The bureau's folder.")
        private @Nullable Path folder;

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description =
                        "When tests begin that name no time, in Beijing: \"2026-03-10 02:00\"; now, when left out.")
        private @Nullable String at;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            try {
                return run(out);
            } catch (RuleErrors e) {
                out.println(e.getMessage());
                return 1;
            } finally {
                out.flush();
            }
        }

        private int run(PrintWriter out) throws IOException {
            Instant usual = at == null ? Instant.now() : RouteTests.moment(at);
            Path own = folder == null ? null : folder.resolve(RouteTests.FILE);
            if (own != null && !Files.isRegularFile(own)) {
                out.println("there is no " + RouteTests.FILE + " in " + folder);
                return 2;
            }
            BureauFiles files = new BureauFiles(folder);
            RouteEngine engine = new RouteEngine(Routes.load(files), new OfficeDays(files.workingDays()));
            RouteTests tests = RouteTests.parse(
                    own == null ? RouteTests.FILE : own.toString(), own == null ? shipped() : Files.readString(own));
            List<RouteTests.Outcome> outcomes = tests.run(engine, usual);
            long failed = 0;
            for (RouteTests.Outcome one : outcomes) {
                out.println((one.faults().isEmpty() ? "ok      " : "FAILED  ") + one.name());
                one.faults().forEach(fault -> out.println("        " + fault));
                failed += one.faults().isEmpty() ? 0 : 1;
            }
            out.printf("%d tests, %d failed%n", outcomes.size(), failed);
            return failed == 0 ? 0 : 1;
        }

        private static String shipped() throws IOException {
            try (InputStream in = RouteTests.class.getResourceAsStream(SHIPPED)) {
                return new String(Objects.requireNonNull(in, SHIPPED).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
