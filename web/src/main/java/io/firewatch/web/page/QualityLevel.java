package io.firewatch.web.page;

import io.firewatch.web.institution.Quality;

/** How a day of a check is coloured: clean, some failures, or more than a rule of ours lets pass. */
public final class QualityLevel {
    private static final double MUCH = 0.05;

    private QualityLevel() {}

    public static String of(Quality.Found found) {
        if (found.failed() == 0) {
            return "clean";
        }
        return found.share() > MUCH ? "much" : "some";
    }
}
