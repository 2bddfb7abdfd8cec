package io.firewatch.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/**
 * Business time: what lenders write in Beijing time without a zone (reporting-protocol A.8). A moment is a number of
 * seconds since 1970-01-01T00:00 <em>Beijing time</em>, a day a number of days since then: plain numbers, because they
 * cross operators by the million.
 */
public final class BusinessTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final long SECONDS_PER_DAY = 86_400;
    public static final long SECONDS_PER_HOUR = 3_600;

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private BusinessTime() {}

    /** The day a moment falls on. */
    public static int dayOf(long moment) {
        return Math.toIntExact(Math.floorDiv(moment, SECONDS_PER_DAY));
    }

    /** The first moment of a day. */
    public static long startOf(int day) {
        return day * SECONDS_PER_DAY;
    }

    public static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** Reads {@code yyyy-MM-dd HH:mm:ss} or a bare date (midnight). Throws {@link DateTimeParseException}. */
    public static long parseMoment(String text) {
        String trimmed = text.trim();
        return trimmed.length() == 10
                ? startOf(day(LocalDate.parse(trimmed, DATE)))
                : LocalDateTime.parse(trimmed, DATE_TIME).toEpochSecond(ZoneOffset.UTC);
    }

    /** Reads {@code yyyy-MM-dd}, with or without a time part, which some clients add. */
    public static int parseDay(String text) {
        return dayOf(parseMoment(text));
    }

    public static String printMoment(long moment) {
        return DATE_TIME.format(LocalDateTime.ofEpochSecond(moment, 0, ZoneOffset.UTC));
    }

    public static String printDay(int day) {
        return DATE.format(date(day));
    }
}
