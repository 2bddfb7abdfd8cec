package io.firewatch.embedded.command;

import io.firewatch.embedded.stack.Closing;
import io.firewatch.embedded.stack.DataFolder;
import io.firewatch.embedded.stack.Stack;
import io.firewatch.embedded.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a stack in the foreground until the process is asked to end, and stops it in order then. */
final class RunningStack {
    private static final String LOGS_PROPERTY = "firewatch.logs";

    private RunningStack() {}

    /** What a command does once the stack runs; the stack goes on when it returns. */
    @FunctionalInterface
    interface Work {
        void with(Stack stack, DataFolder folder) throws Exception;
    }

    static int run(Path data, StackConfig config, Work work) throws Exception {
        long start = System.nanoTime();
        DataFolder folder = DataFolder.open(data);
        logInto(folder);
        Screen.say("Starting Firewatch in " + folder.root() + " …");
        Closing closing = new Closing();
        AtomicBoolean asked = new AtomicBoolean();
        // Runs on SIGTERM and Ctrl-C, and when the command ends by itself.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.set(true);
                            closing.close();
                            Screen.say("Firewatch has stopped.");
                        },
                        "stop Firewatch"));
        try {
            Stack stack = Stack.start(config, folder, closing);
            Screen.say("Up after " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s.");
            work.with(stack, folder);
            String ended = stack.jobEnded().get();
            if (!asked.get()) {
                throw new IllegalStateException(ended + "\n  the log is in " + folder.logs()
                        + "; start again to go on from the last checkpoint");
            }
            return 0;
        } catch (Exception e) {
            if (asked.get()) {
                return 0; // stopped by the person who started it, whatever that interrupted
            }
            throw e;
        }
    }

    /** Before anything logs: the logging library reads its configuration once. */
    private static void logInto(DataFolder folder) throws IOException {
        System.setProperty(LOGS_PROPERTY, Files.createDirectories(folder.logs()).toString());
        System.setProperty("logback.configurationFile", "logback-stack.xml");
    }
}
