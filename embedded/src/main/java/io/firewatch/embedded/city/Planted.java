package io.firewatch.embedded.city;

import java.time.LocalDate;
import java.util.List;

/**
 * One planted breach. {@code subjects} are known party hashes (as reported, before re-keying), loan ids or product codes;
 * empty where the subject is the lender itself or only emerges while the city trades.
 *
 * @param firstDay from this business day on the formula clearly holds; it may begin to hold a little earlier
 */
public record Planted(String lender, Plant plant, List<String> subjects, LocalDate firstDay) {
    public String rule() {
        return plant.rule();
    }

    public String pattern() {
        return plant.pattern();
    }
}
