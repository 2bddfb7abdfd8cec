package io.firewatch.ingestion.registry;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.firewatch.model.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a registry file column by column: empty means unknown, anything else must be what its column says.
 * Throws {@link IllegalArgumentException} naming the column.
 */
final class CsvRow {
    private static final int LONGEST = 500;

    private final NamedCsvRecord line;

    CsvRow(NamedCsvRecord line) {
        this.line = line;
    }

    @Nullable
    String optional(String column) {
        String text = line.findField(column).orElse("").trim();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(column + ": is longer than " + LONGEST + " characters or holds a NUL");
        }
        return text.isEmpty() ? null : text;
    }

    String required(String column) {
        String text = optional(column);
        if (text == null) {
            throw new IllegalArgumentException(column + ": is missing");
        }
        return text;
    }

    String oneOf(String column, List<String> allowed) {
        String text = required(column);
        if (!allowed.contains(text)) {
            throw new IllegalArgumentException(column + ": '" + text + "' is none of " + String.join(", ", allowed));
        }
        return text;
    }

    @Nullable
    LocalDate date(String column) {
        return date(column, optional(column));
    }

    static @Nullable LocalDate date(String column, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.trim());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(column + ": '" + text + "' is no date (yyyy-MM-dd)", e);
        }
    }

    @Nullable
    Long fen(String column) {
        return fen(column, optional(column));
    }

    static @Nullable Long fen(String column, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Money.parseYuan(text).fen();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + ": '" + text + "' is no amount in yuan", e);
        }
    }
}
