package io.firewatch.web.http;

import org.jspecify.annotations.Nullable;

/** Where a person goes back to after signing in: a path of our own, whatever a link asks for. */
public final class LocalPath {
    private static final String HOME = "/";

    private LocalPath() {}

    /** The path asked for, or the first page for what a browser would take for an address elsewhere. */
    public static String of(@Nullable String asked) {
        return asked == null || !asked.startsWith("/") || leavesUs(asked) ? HOME : asked;
    }

    /** Browsers take backslashes for slashes, and drop tabs and line ends before they look. */
    private static boolean leavesUs(String asked) {
        return asked.startsWith("//")
                || asked.indexOf('\\') >= 0
                || asked.chars().anyMatch(c -> c < ' ');
    }
}
