package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A breach this city contains: what a rule of supervision-rules B.2 must find.
 *
 * @param rule R-number with the letter of the sub-rule, {@code R07b}
 * @param pattern pattern id of design.md §7
 * @param lender code of the institution
 * @param subject loan code, product code or identity hash; null when the institution itself is the subject
 * @param from first day on whose evening the formula holds
 */
public record Expected(
        String rule, String pattern, String lender, @Nullable String subject, LocalDate from, String why) {}
