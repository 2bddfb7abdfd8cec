package io.firewatch.detection.quality;

import io.firewatch.model.indicator.CheckIndicator;
import java.util.Arrays;

/** What a check said of one business day of an institution: a row of {@code desk.quality}. */
public record QualityRow(String institution, int day, CheckIndicator check, int cases, int failed, Finding[] examples) {

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityRow that
                && institution.equals(that.institution)
                && day == that.day
                && check == that.check
                && cases == that.cases
                && failed == that.failed
                && Arrays.equals(examples, that.examples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * institution.hashCode() + day) + check.name().hashCode();
    }

    @Override
    public String toString() {
        return "%s %d %s %d of %d %s".formatted(institution, day, check, failed, cases, Arrays.toString(examples));
    }
}
