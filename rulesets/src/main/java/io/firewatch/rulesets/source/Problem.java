package io.firewatch.rulesets.source;

/**
 * One fault of a file, with the line it stands on. Prints as {@code file:line:col: message}, the line, and a caret
 * below the fault.
 */
public record Problem(String file, Position at, String message, String sourceLine) {
    /** First letter from which fonts draw characters twice as wide as Latin ones (Hangul, CJK, full-width forms). */
    private static final int WIDE = 0x1100;

    @Override
    public String toString() {
        return "%s:%d:%d: %s\n%s\n%s^"
                .formatted(file, at.line(), at.column(), message, sourceLine, underlay(sourceLine, at.column() - 1));
    }

    /** As much white space as the first letters of the line take, so that the caret stands below the fault. */
    private static String underlay(String line, int letters) {
        StringBuilder space = new StringBuilder();
        line.codePoints()
                .limit(letters)
                .forEach(letter -> space.appendCodePoint(letter == '\t' ? '\t' : letter >= WIDE ? 0x3000 : ' '));
        int missing = letters - space.codePointCount(0, space.length());
        return space + " ".repeat(Math.max(missing, 0));
    }
}
