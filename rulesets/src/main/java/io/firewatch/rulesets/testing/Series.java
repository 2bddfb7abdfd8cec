package io.firewatch.rulesets.testing;

import io.firewatch.model.BusinessTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one indicator from day 0 on, in a notation like that of Prometheus' rule tests: {@code 5} one day,
 * {@code 5x3} three days, {@code 5+2x3} three days rising by two (5 7 9), {@code 2020-08-20} a
 * date, {@code _} a day without an observation.
 */
final class Series {
    /** Ten years of days: enough for any rule, too little to fill the memory. */
    private static final int LONGEST = 3_660;

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    private static final Pattern STRETCH =
            Pattern.compile("(_|\\d{4}-\\d{2}-\\d{2}|-?\\d+(?:\\.\\d+)?)([+-]\\d+(?:\\.\\d+)?)?(?:x(\\d{1,4}))?");

    private Series() {}

    /** One entry per day, null without an observation. Throws {@link IllegalArgumentException} naming the odd part. */
    static List<@Nullable BigDecimal> parse(String text) {
        List<@Nullable BigDecimal> days = new ArrayList<>();
        for (String part : text.strip().split("\\s+", -1)) {
            Matcher matcher = STRETCH.matcher(part);
            if (!matcher.matches() || (matcher.group(2) != null && matcher.group(3) == null)) {
                throw new IllegalArgumentException("'" + part + "' is no stretch of values; write 5, 5x3, 5+2x3 or _");
            }
            int count = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
            if (days.size() + count > LONGEST) {
                throw new IllegalArgumentException("a series of more than " + LONGEST + " days");
            }
            if (matcher.group(1).equals("_")) {
                days.addAll(Collections.nCopies(count, null));
                continue;
            }
            BigDecimal value = matcher.group(1).matches(DATE)
                    ? BigDecimal.valueOf(BusinessTime.day(LocalDate.parse(matcher.group(1))))
                    : new BigDecimal(matcher.group(1));
            BigDecimal step = matcher.group(2) == null ? BigDecimal.ZERO : new BigDecimal(matcher.group(2));
            for (int i = 0; i < count; i++) {
                days.add(value.add(step.multiply(BigDecimal.valueOf(i))));
            }
        }
        return days;
    }
}
