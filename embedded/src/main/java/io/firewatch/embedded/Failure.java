package io.firewatch.embedded;

import org.jspecify.annotations.Nullable;

/** What went wrong, for a person: the messages from the outermost to the cause, without repetition. */
final class Failure {
    private Failure() {}

    static String inWords(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage() == null ? each.getClass().getSimpleName() : each.getMessage();
            if (words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : "\n  because: ").append(message);
            }
        }
        return words.toString();
    }
}
