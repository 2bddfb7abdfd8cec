package io.firewatch.web.hint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A reason to look at a rule again.
 *
 * @param kind {@code threshold}, {@code never-fires}, {@code always-fires}, {@code duplicates} or {@code drift}
 * @param parameter whose value would keep all confirmed findings with the fewest false ones
 * @param value that value
 * @param confirmed findings confirmed, all of which it keeps
 * @param falseOnes findings found false that are raised now
 * @param saved of them no longer raised
 * @param confidence share of confirmed findings it would keep at least, see {@link Statistics#wilsonLow}
 * @param other another rule that says the same
 * @param indicator whose distribution moved
 * @param share of subject-days: on which it fires, or which both rules share
 * @param psi see {@link Statistics#psi}
 * @param days subject-days looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hint(
        String rule,
        String kind,
        @Nullable String parameter,
        @Nullable BigDecimal value,
        @Nullable Integer confirmed,
        @Nullable Integer falseOnes,
        @Nullable Integer saved,
        @Nullable Double confidence,
        @Nullable String other,
        @Nullable String indicator,
        @Nullable Double share,
        @Nullable Double psi,
        @Nullable Long days) {

    static Hint threshold(
            String rule,
            String parameter,
            BigDecimal value,
            int confirmed,
            int falseOnes,
            int saved,
            double confidence) {
        return new Hint(
                rule,
                "threshold",
                parameter,
                value,
                confirmed,
                falseOnes,
                saved,
                confidence,
                null,
                null,
                null,
                null,
                null);
    }

    static Hint neverFires(String rule, long days) {
        return new Hint(rule, "never-fires", null, null, null, null, null, null, null, null, null, null, days);
    }

    static Hint alwaysFires(String rule, double share, long days) {
        return new Hint(rule, "always-fires", null, null, null, null, null, null, null, null, share, null, days);
    }

    static Hint duplicates(String rule, String other, double share, long days) {
        return new Hint(rule, "duplicates", null, null, null, null, null, null, other, null, share, null, days);
    }

    static Hint drift(String rule, String indicator, double psi, long days) {
        return new Hint(rule, "drift", null, null, null, null, null, null, null, indicator, null, psi, days);
    }
}
