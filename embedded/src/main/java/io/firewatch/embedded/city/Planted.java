package io.firewatch.embedded.city;

import java.util.List;

/**
 * One planted breach. {@code subjects} are known party hashes (as reported, before re-keying) or product codes; empty
 * where the subject is the lender itself or only emerges while the city trades (loans).
 */
public record Planted(String lender, Plant plant, List<String> subjects) {
    public String pattern() {
        return plant.pattern();
    }
}
