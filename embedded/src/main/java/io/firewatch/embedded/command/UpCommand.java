package io.firewatch.embedded.command;

import io.firewatch.embedded.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firewatch up}: an empty stack that keeps its data. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Everything on this machine, empty and persistent; Ctrl-C stops it.")
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        return RunningStack.run(options.dataOr("data"), options.config(null), (stack, folder) -> {
            welcome(stack);
            stack.oneTimePassword()
                    .ifPresent(password ->
                            Screen.say("  sign in   admin / " + password + "   (once; you choose your own then)"));
        });
    }

    static void welcome(Stack stack) {
        Screen.say("  desk      " + stack.deskUrl());
        Screen.say("  gateway   " + stack.gatewayUrl());
    }
}
