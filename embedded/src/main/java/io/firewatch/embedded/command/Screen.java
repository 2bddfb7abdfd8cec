package io.firewatch.embedded.command;

/** What a person who started Firewatch sees; the log has the rest. */
final class Screen {
    /** TERM is unset when nobody watches; the console object alone says nothing on newer JDKs. */
    private static final boolean TERMINAL = System.getenv("TERM") != null && System.getenv("CI") == null;

    private static final String TO_LINE_START = "\r\u001b[2K";

    private static boolean onProgressLine;

    private Screen() {}

    static synchronized void say(String line) {
        endProgressLine();
        System.out.println(line);
    }

    /** On a terminal each call replaces the line of the call before. */
    static synchronized void progress(String line) {
        if (TERMINAL) {
            System.out.print(TO_LINE_START + line);
            System.out.flush();
            onProgressLine = true;
        } else {
            System.out.println(line);
        }
    }

    private static void endProgressLine() {
        if (onProgressLine) {
            System.out.println();
            onProgressLine = false;
        }
    }
}
