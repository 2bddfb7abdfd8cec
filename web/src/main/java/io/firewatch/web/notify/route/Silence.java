package io.firewatch.web.notify.route;

import io.firewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to hear nothing of until some time; null and empty ask nothing. */
public record Silence(
        long id,
        @Nullable String institution,
        @Nullable String pattern,
        @Nullable String rule,
        @Nullable String district,
        List<Severity> severities,
        Instant from,
        Instant until) {
    public Silence {
        severities = List.copyOf(severities);
    }

    public boolean covers(Subject one, Instant now) {
        return !now.isBefore(from)
                && now.isBefore(until)
                && fits(institution, one.institution())
                && fits(pattern, one.pattern())
                && fits(rule, one.rule())
                && fits(district, one.district())
                && (severities.isEmpty() || severities.contains(one.severity()));
    }

    private static boolean fits(@Nullable String asked, String value) {
        return asked == null || asked.equals(value);
    }
}
