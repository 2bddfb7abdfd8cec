package io.firewatch.web.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * By what a panel's numbers are told apart.
 *
 * @param interval of a time field; {@link Interval#NONE} for words
 * @param top how many of the values are kept, those with most of the first measure; 0 for all
 */
public record Group(SourceField field, Interval interval, int top) {
    /** How long a step of time is. */
    public enum Interval {
        NONE,
        HOUR,
        DAY,
        WEEK,
        MONTH;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Throws {@link IllegalArgumentException} naming what is allowed. */
        static Interval ofId(String id) {
            return Arrays.stream(values())
                    .filter(one -> one != NONE && one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("interval '" + id + "' is none of "
                            + Arrays.stream(values())
                                    .filter(one -> one != NONE)
                                    .map(Interval::id)
                                    .collect(Collectors.joining(", "))));
        }
    }

    Group whole() {
        return new Group(field, interval, 0);
    }
}
