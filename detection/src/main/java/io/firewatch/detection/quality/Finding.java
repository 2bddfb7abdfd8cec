package io.firewatch.detection.quality;

import io.firewatch.model.indicator.CheckIndicator;

/**
 * A case that failed a check.
 *
 * @param key what failed: a record's business key, a loan, a claim, a party; unique within check and day
 * @param seq a record that shows it, 0 where none does
 * @param reason more than the check itself says; may be empty
 */
public record Finding(CheckIndicator check, String key, long seq, String reason) {}
