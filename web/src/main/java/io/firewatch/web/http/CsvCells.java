package io.firewatch.web.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of a CSV file (RFC 4180) that is safe to open in a spreadsheet. */
public final class CsvCells {
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String BEGIN_FORMULA = "=+-@\t\r\n";

    /** A negative number begins like a formula and is none. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private CsvCells() {}

    public static String row(List<String> cells) {
        return cells.stream().map(CsvCells::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted; an apostrophe in front makes text of what would be computed. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && BEGIN_FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String harmless = formula ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
