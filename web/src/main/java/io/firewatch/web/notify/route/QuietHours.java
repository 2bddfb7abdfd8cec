package io.firewatch.web.notify.route;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** When nobody is disturbed, but for what is grave enough. */
public record QuietHours(Hours hours, List<Severity> except) {
    public QuietHours {
        except = List.copyOf(except);
    }

    boolean hold(Severity severity, Instant now) {
        return !except.contains(severity)
                && hours.contains(now.atZone(BusinessTime.ZONE).toLocalTime());
    }

    /** When the quiet hours of a moment within them end. */
    Instant end(Instant now) {
        ZonedDateTime here = now.atZone(BusinessTime.ZONE);
        ZonedDateTime end = here.with(hours.to());
        return (end.isAfter(here) ? end : end.plusDays(1)).toInstant();
    }
}
