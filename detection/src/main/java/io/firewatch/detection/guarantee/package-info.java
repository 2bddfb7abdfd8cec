/** Guarantee companies, kept city-wide: what they answer for, with what, for whom, and whether they pay (R09). */
@NullMarked
package io.firewatch.detection.guarantee;

import org.jspecify.annotations.NullMarked;
