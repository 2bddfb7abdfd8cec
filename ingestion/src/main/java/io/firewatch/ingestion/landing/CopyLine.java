package io.firewatch.ingestion.landing;

import io.firewatch.model.BusinessTime;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One line of PostgreSQL's text COPY format: tab-separated, backslash-escaped, {@code \N} for null. */
final class CopyLine {
    private final StringBuilder line = new StringBuilder(512);

    void number(long number) {
        line.append(number).append('\t');
    }

    void day(@Nullable Integer day) {
        line.append(day == null ? "\\N" : BusinessTime.printDay(day)).append('\t');
    }

    void text(String text) {
        append(text);
        line.append('\t');
    }

    void last(String text) {
        append(text);
        line.append('\n');
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(c);
            }
        }
    }

    byte[] bytes() {
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
