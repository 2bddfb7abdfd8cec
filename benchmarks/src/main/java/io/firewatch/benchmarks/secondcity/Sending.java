package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a lender sends what happened on a business day; null when it never does. */
interface Sending {
    @Nullable
    LocalDate when(RecordType type, LocalDate businessDay);

    /** The same evening. */
    static Sending atOnce() {
        return (type, day) -> day;
    }

    /** Nothing on the days from {@code from} to {@code to}; what happened then is sent the day after. */
    static Sending quiet(LocalDate from, LocalDate to) {
        return (type, day) -> day.isBefore(from) || day.isAfter(to) ? day : to.plusDays(1);
    }

    /** This one first, then another decides about the day it chose. */
    default Sending then(Sending next) {
        return (type, day) -> {
            LocalDate sent = when(type, day);
            return sent == null ? null : next.when(type, sent);
        };
    }
}
