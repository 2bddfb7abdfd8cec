package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.util.List;

/** After a city's history, somebody new borrows more than the limit. */
public final class LateBorrower {
    private static final int MORNING_SECONDS = 10 * 3600;

    private LateBorrower() {}

    /** What the lender sends about it; dated on {@code day}, which must be after the history. */
    public static List<Batch> batches(City city, LocalDate day) {
        return city.tradeLive(1, BusinessTime.startOf(BusinessTime.day(day)) + MORNING_SECONDS, true);
    }
}
