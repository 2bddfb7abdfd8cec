package io.firewatch.web.notify.route;

import java.util.Locale;

/** On which days a route applies, or a digest goes out. */
public enum Days {
    ALL,
    WORKING,
    OFF;

    static Days parse(String text) {
        for (Days one : values()) {
            if (one.id().equals(text)) {
                return one;
            }
        }
        throw new IllegalArgumentException("days '" + text + "' are none of all, working, off");
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(boolean workingDay) {
        return this == ALL || (this == WORKING) == workingDay;
    }
}
