package io.firewatch.embedded.command;

import io.firewatch.embedded.city.DemoCity;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firewatch demo}: the stack, and a city of lenders that reports to it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Everything on this machine, with a demo city reporting; Ctrl-C stops it.")
public final class DemoCommand implements Callable<Integer> {
    /** Known, because nothing in the demo's folder is real. */
    private static final String PASSWORD = "firewatch-demo";

    private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--days", paramLabel = "N", description = "Business days of history (${DEFAULT-VALUE}).")
    private int days = 120;

    @Option(names = "--seed", paramLabel = "N", description = "Another number, another city (${DEFAULT-VALUE}).")
    private long seed = 1;

    private long told;

    @Override
    public Integer call() throws Exception {
        return RunningStack.run(options.dataOr("data/demo"), options.config(PASSWORD), (stack, folder) -> {
            UpCommand.welcome(stack);
            Screen.say("  sign in   admin / "
                    + (System.getenv("FIREWATCH_ADMIN_PASSWORD") == null
                            ? PASSWORD
                            : "the password of FIREWATCH_ADMIN_PASSWORD"));
            DemoCity city = new DemoCity(DemoHistory.of(folder, seed, days).options());
            city.run(stack.gatewayUrl(), stack.register(), this::tell);
        });
    }

    private void tell(DemoCity.Progress progress) {
        long now = System.nanoTime();
        if (!progress.done() && told != 0 && now - told < PROGRESS_NANOS) {
            return;
        }
        told = now;
        Screen.progress(String.format(
                Locale.ROOT,
                "  the city reports: day %d of %d, %,d records, %,.0f records/s",
                progress.days(),
                progress.ofDays(),
                progress.records(),
                progress.recordsPerSecond()));
        if (progress.done()) {
            Screen.say("  The history is in; the city trades on. Ctrl-C stops it.");
        }
    }
}
