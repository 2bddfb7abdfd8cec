package io.firewatch.ingestion.gateway;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A batch number: an opaque id that, in both shapes seen (A.4), happens to name the business date of its data.
 *
 * @param tradeDay null when it names none
 */
record BatchNumber(String text, @Nullable LocalDate tradeDay) {
    /** Fits the unique index with room to spare; the longest seen has 45 characters. */
    private static final int LONGEST = 128;

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]+_(\\d{8})\\d*_.+");

    static BatchNumber parse(String text) {
        if (text.length() > LONGEST) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD,
                    "batchNum 超过 " + LONGEST + " 个字符。",
                    "The field batchNum is longer than " + LONGEST + " characters.");
        }
        Matcher shaped = SHAPE.matcher(text);
        if (!shaped.matches()) {
            return new BatchNumber(text, null);
        }
        try {
            return new BatchNumber(text, LocalDate.parse(shaped.group(1), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return new BatchNumber(text, null);
        }
    }
}
