package io.firewatch.detection.judge;

import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.SubjectType;
import java.util.Arrays;

/**
 * All that one group of indicators was observed to be of one subject in one month, as the judge holds it: exact, with what
 * cannot be said, and without what was withdrawn. It replaces what was told of that month before.
 *
 * @param month its first business day, see {@link io.firewatch.model.BusinessTime}
 * @param days days observed, ascending; none when everything was withdrawn
 * @param values day after day, of each day one per indicator as in {@link Observation#values()}
 */
public record HistoryPage(
        String institution,
        SubjectType type,
        String group,
        String subject,
        String label,
        int month,
        int[] days,
        double[] values) {

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryPage that
                && institution.equals(that.institution)
                && type == that.type
                && group.equals(that.group)
                && subject.equals(that.subject)
                && label.equals(that.label)
                && month == that.month
                && Arrays.equals(days, that.days)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * institution.hashCode() + subject.hashCode()) + month;
    }
}
