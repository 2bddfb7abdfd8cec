package io.firewatch.rulesets.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * On which days an office works: Monday to Friday, but for the days off and the make-up days of the State Council's yearly
 * notices, from {@code tables/working-days.csv}. A year without a notice in the table is not guessed at: every question that
 * touches it throws {@link UnknownYear}.
 */
public final class WorkingDays {
    private static final String FILE = "/tables/working-days.csv";
    private static final String HEADER = "year,kind,name,from,to,mark";
    private static final int COLUMNS = 6;

    private final Set<Integer> years = new TreeSet<>();
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> work = new HashSet<>();

    private WorkingDays(Map<Integer, List<Line>> notices) {
        for (Map.Entry<Integer, List<Line>> notice : notices.entrySet()) {
            years.add(notice.getKey());
            for (Line line : notice.getValue()) {
                line.from.datesUntil(line.to.plusDays(1)).forEach((line.off ? off : work)::add);
            }
        }
    }

    /** The calendar says nothing about a year, so nobody can say when something is due in it. */
    public static final class UnknownYear extends RuntimeException {
        private final int year;

        UnknownYear(int year, Set<Integer> known) {
            super("the calendar of working days says nothing about " + year + "; it covers " + known);
            this.year = year;
        }

        public int year() {
            return year;
        }
    }

    private record Line(boolean off, LocalDate from, LocalDate to) {}

    /** The calendar that is shipped. */
    public static WorkingDays shipped() {
        return new WorkingDays(parse(FILE, text()));
    }

    /**
     * The shipped calendar with the years of a bureau's own file, written the same way; a year in both is the bureau's. Throws
     * {@link IllegalArgumentException} that names the line that is wrong.
     */
    public static WorkingDays shippedAnd(String fileName, String csv) {
        Map<Integer, List<Line>> notices = parse(FILE, text());
        notices.putAll(parse(fileName, csv));
        return new WorkingDays(notices);
    }

    /** The years whose notice is in the table. */
    public Set<Integer> years() {
        return Set.copyOf(years);
    }

    /** Throws {@link UnknownYear} when the day's year is not covered. */
    public boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new UnknownYear(day.getYear(), years);
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return work.contains(day) || (!weekend && !off.contains(day));
    }

    /** The {@code count}-th working day after a day; the day itself does not count. */
    public LocalDate after(LocalDate day, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " is less than one working day");
        }
        LocalDate at = day;
        for (int left = count; left > 0; ) {
            at = at.plusDays(1);
            if (isWorkingDay(at)) {
                left--;
            }
        }
        return at;
    }

    /** The {@code count}-th working day of a month. */
    public LocalDate ofMonth(YearMonth month, int count) {
        return after(month.atDay(1).minusDays(1), count);
    }

    private static Map<Integer, List<Line>> parse(String file, String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(file + ":1: the header must be " + HEADER);
        }
        Map<Integer, List<Line>> notices = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).split(",", -1);
            try {
                if (cells.length != COLUMNS) {
                    throw new IllegalArgumentException("six columns are needed");
                }
                if (!cells[1].equals("off") && !cells[1].equals("work")) {
                    throw new IllegalArgumentException("kind: '" + cells[1] + "' is neither off nor work");
                }
                Line line = new Line(cells[1].equals("off"), LocalDate.parse(cells[3]), LocalDate.parse(cells[4]));
                if (line.to.isBefore(line.from)) {
                    throw new IllegalArgumentException("to lies before from");
                }
                notices.computeIfAbsent(Integer.parseInt(cells[0]), year -> new ArrayList<>())
                        .add(line);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(file, i + 1, e.getMessage()), e);
            }
        }
        return notices;
    }

    private static String text() {
        try (InputStream in = WorkingDays.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
