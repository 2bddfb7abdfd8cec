package io.firewatch.rulesets.table;

import io.firewatch.model.BusinessTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Spring Festival and National Day, from {@code tables/festivals.csv}: people take money out before them and business rests
 * during them. The days off are those recalled of the State Council's yearly notices, all [REC]; how long before and after
 * a festival shows in lenders' flows is a default of ours.
 */
public final class Festivals {
    private static final String FILE = "/tables/festivals.csv";
    private static final String HEADER = "festival,from,to,before,after,mark";

    private static final class Holder {
        static final Festivals SHIPPED = parse(shipped());
    }

    /** The days off of one year, and how far before and after them they show. */
    private record Festival(String name, int from, int to, int before, int after) {
        boolean shows(int day) {
            return from - before <= day && day <= to + after;
        }
    }

    private final List<Festival> festivals;
    private final Set<Integer> daysOff;

    private Festivals(List<Festival> festivals) {
        this.festivals = festivals;
        this.daysOff = festivals.stream()
                .flatMapToInt(one -> IntStream.rangeClosed(one.from, one.to))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a business day is one of the days off. */
    public static boolean isDayOff(int day) {
        return Holder.SHIPPED.daysOff.contains(day);
    }

    /** Whether a festival shows in the flows of a business day. */
    public static boolean shows(int day) {
        return Holder.SHIPPED.festivals.stream().anyMatch(one -> one.shows(day));
    }

    /** The day that lay as far from the festival a year before; empty when no festival shows, or none a year before. */
    public static Optional<Integer> dayLastYear(int day) {
        return Holder.SHIPPED.lastYear(day);
    }

    private Optional<Integer> lastYear(int day) {
        int year = BusinessTime.date(day).getYear();
        for (Festival one : festivals) {
            if (one.shows(day)) {
                for (Festival before : festivals) {
                    if (before.name.equals(one.name)
                            && BusinessTime.date(before.from).getYear() == year - 1) {
                        return Optional.of(day - one.from + before.from);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Throws {@link IllegalArgumentException} that names the line that is wrong. */
    static Festivals parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(FILE + ":1: the header must be " + HEADER);
        }
        List<Festival> festivals = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            try {
                int from = BusinessTime.day(LocalDate.parse(cells[1]));
                int to = BusinessTime.day(LocalDate.parse(cells[2]));
                if (cells.length != 6 || to < from) {
                    throw new IllegalArgumentException("six columns are needed, and from not after to");
                }
                festivals.add(new Festival(cells[0], from, to, Integer.parseInt(cells[3]), Integer.parseInt(cells[4])));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(FILE, i + 1, e.getMessage()), e);
            }
        }
        return new Festivals(festivals);
    }

    private static String shipped() {
        try (InputStream in = Festivals.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
