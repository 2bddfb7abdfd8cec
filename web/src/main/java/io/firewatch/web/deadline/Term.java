package io.firewatch.web.deadline;

import io.firewatch.model.BusinessTime;
import io.firewatch.rulesets.table.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time within which something has to be done. Hours run through nights and holidays; days end at midnight in
 * Beijing and the day something happened on does not count.
 */
public sealed interface Term {
    /** Longer than any term that can be written, with the festivals in it. */
    int LOOK_BACK_DAYS = 2_000;

    /** How a term may be written. */
    String GRAMMAR = "'2 hours', '3 days', '3 working days' or 'working day 5 of the next month'";

    /** What is counted: {@code hours}, {@code days}, {@code working-days} or {@code next-month}. */
    String unit();

    /** How many of them; of the next month, which working day. */
    int count();

    /** When the term that begins at a moment ends; throws {@link WorkingDays.UnknownYear} beyond the calendar. */
    Instant after(Instant start, WorkingDays calendar);

    /**
     * The moment such that of everything that began before it the term is over now, and of nothing that began later. A term
     * that counts days is the same for all of a day. Where the calendar cannot tell when a term ends, it is not over.
     */
    default Instant overBefore(Instant now, WorkingDays calendar) {
        LocalDate day = dayOf(now);
        for (int back = 0; back < LOOK_BACK_DAYS; back++, day = day.minusDays(1)) {
            Instant start = day.atStartOfDay(BusinessTime.ZONE).toInstant();
            try {
                if (after(start, calendar).isBefore(now)) {
                    return day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
                }
            } catch (WorkingDays.UnknownYear e) {
                // A day further back may end within the years that are known.
            }
        }
        return Instant.EPOCH;
    }

    /** Reads {@link #GRAMMAR}; throws {@link IllegalArgumentException}. */
    static Term parse(String text) {
        Matcher count = Pattern.compile("(\\d{1,3}) (hour|day|working day)s?").matcher(text);
        Matcher month =
                Pattern.compile("working day (\\d{1,2}) of the next month").matcher(text);
        if (count.matches() && Integer.parseInt(count.group(1)) > 0) {
            int number = Integer.parseInt(count.group(1));
            return switch (count.group(2)) {
                case "hour" -> new Hours(number);
                case "day" -> new Days(number);
                default -> new Working(number);
            };
        }
        if (month.matches() && Integer.parseInt(month.group(1)) > 0) {
            return new NextMonth(Integer.parseInt(month.group(1)));
        }
        throw new IllegalArgumentException("'" + text + "' is no term; write " + GRAMMAR);
    }

    /** The last second of a day in Beijing. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant().minusSeconds(1);
    }

    /** The day a moment falls on in Beijing. */
    static LocalDate dayOf(Instant moment) {
        return moment.atZone(BusinessTime.ZONE).toLocalDate();
    }

    /** Hours on the clock. */
    record Hours(int count) implements Term {
        @Override
        public String unit() {
            return "hours";
        }

        @Override
        public Instant after(Instant start, WorkingDays calendar) {
            return start.plus(Duration.ofHours(count));
        }

        @Override
        public Instant overBefore(Instant now, WorkingDays calendar) {
            return now.minus(Duration.ofHours(count));
        }
    }

    /** Days of the calendar, holidays included. */
    record Days(int count) implements Term {
        @Override
        public String unit() {
            return "days";
        }

        @Override
        public Instant after(Instant start, WorkingDays calendar) {
            return endOf(dayOf(start).plusDays(count));
        }
    }

    /** Days on which the office works. */
    record Working(int count) implements Term {
        @Override
        public String unit() {
            return "working-days";
        }

        @Override
        public Instant after(Instant start, WorkingDays calendar) {
            return endOf(calendar.after(dayOf(start), count));
        }
    }

    /** A working day of the month that follows. */
    record NextMonth(int count) implements Term {
        @Override
        public String unit() {
            return "next-month";
        }

        @Override
        public Instant after(Instant start, WorkingDays calendar) {
            return endOf(calendar.ofMonth(YearMonth.from(dayOf(start)).plusMonths(1), count));
        }
    }
}
