package io.firewatch.ingestion.registry;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.firewatch.model.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a registry file, or of a database shaped like one, column by column: empty means unknown, anything else must be what its column says.
 * Throws {@link IllegalArgumentException} naming the column.
 */
final class CsvRow {
    private static final int LONGEST = 500;
    private static final List<String> YES_NO = List.of("yes", "no");

    private final Function<String, Optional<String>> cells;

    CsvRow(NamedCsvRecord line) {
        this.cells = line::findField;
    }

    CsvRow(Map<String, String> cells) {
        this.cells = column -> Optional.ofNullable(cells.get(column));
    }

    /** The same line with a value where it has no such column or nothing in it. */
    CsvRow orElse(String column, String value) {
        return optional(column) != null
                ? this
                : new CsvRow(asked -> asked.equals(column) ? Optional.of(value) : cells.apply(asked));
    }

    private CsvRow(Function<String, Optional<String>> cells) {
        this.cells = cells;
    }

    /** Whether the file has the column at all; an optional one may be left out. */
    boolean has(String column) {
        return cells.apply(column).isPresent();
    }

    @Nullable
    String optional(String column) {
        String text = cells.apply(column).orElse("").trim();
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

    /** Yes, no, or unknown where the cell is empty. */
    @Nullable
    Boolean yesOrNo(String column) {
        return optional(column) == null ? null : oneOf(column, YES_NO).equals("yes");
    }

    LocalDate requiredDate(String column) {
        String text = required(column);
        LocalDate date = date(column, text);
        if (date == null) {
            throw new IllegalArgumentException(column + ": '" + text + "' is no date (yyyy-MM-dd)");
        }
        return date;
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
