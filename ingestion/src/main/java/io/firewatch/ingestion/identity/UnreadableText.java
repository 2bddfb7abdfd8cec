package io.firewatch.ingestion.identity;

/**
 * Text no database row or page can show: control characters (a NUL cannot be stored at all) and halves of surrogate
 * pairs, which JSON escapes can smuggle in.
 */
public final class UnreadableText {
    private UnreadableText() {}

    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnreadable(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** The text with each such character replaced by U+FFFD. */
    public static String replaced(String text) {
        StringBuilder readable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            readable.append(isUnreadable(text, i) ? '\uFFFD' : text.charAt(i));
        }
        return readable.toString();
    }

    private static boolean isUnreadable(String text, int i) {
        char c = text.charAt(i);
        if ((c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\u007f') {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
