package io.firewatch.web.notify.route;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way alerts go out.
 *
 * @param to receivers, and rosters whose people on duty receive
 * @param gather how long the first alert of a group waits for others
 * @param interval how long a group is silent after a message
 * @param goesOn whether routes further down are asked as well
 * @param digest when the one message of a day goes out; null for at once
 * @param quiet whether it keeps to quiet hours
 * @param ends whether whoever was told also hears that an alert is over
 * @param ladder who hears when nobody acknowledges
 */
public record Route(
        String id,
        Match match,
        List<String> to,
        Duration gather,
        Duration interval,
        List<GroupBy> groupBy,
        boolean goesOn,
        @Nullable LocalTime digest,
        Days digestDays,
        boolean quiet,
        boolean ends,
        List<Rung> ladder) {
    public Route {
        to = List.copyOf(to);
        groupBy = List.copyOf(groupBy);
        ladder = List.copyOf(ladder);
    }

    /** What alerts of one message have in common. */
    public enum GroupBy {
        INSTITUTION,
        PATTERN,
        RULE,
        DISTRICT,
        SEVERITY,
        ALERT;

        static GroupBy parse(String text) {
            for (GroupBy one : values()) {
                if (one.id().equals(text)) {
                    return one;
                }
            }
            throw new IllegalArgumentException(
                    "group-by '" + text + "' is none of institution, pattern, rule, district, severity, alert");
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String of(Subject one) {
            return switch (this) {
                case INSTITUTION -> one.institution();
                case PATTERN -> one.pattern();
                case RULE -> one.rule();
                case DISTRICT -> one.district();
                case SEVERITY -> one.severity().id();
                case ALERT -> one.alert();
            };
        }
    }

    /** The group of an alert; alerts of one group and rung share a message. */
    String group(Subject subject, int level, boolean drill) {
        return (drill ? "drill|" : "") + level + "|"
                + groupBy.stream().map(one -> one.of(subject)).collect(Collectors.joining("|"));
    }
}
