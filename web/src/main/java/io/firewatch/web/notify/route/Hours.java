package io.firewatch.web.notify.route;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of the day in Beijing, from one time until before another; over midnight when it ends before it begins. */
public record Hours(LocalTime from, LocalTime to) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    public Hours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("hours from " + from + " to " + to + " are none");
        }
    }

    /** Reads {@code 22:00-07:00}; throws {@link IllegalArgumentException}. */
    static Hours parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        try {
            if (written.matches()) {
                return new Hours(LocalTime.parse(written.group(1)), LocalTime.parse(written.group(2)));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("hours '" + text + "': there is no such time of day", e);
        }
        throw new IllegalArgumentException("hours are written 22:00-07:00, not '" + text + "'");
    }

    public boolean contains(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
