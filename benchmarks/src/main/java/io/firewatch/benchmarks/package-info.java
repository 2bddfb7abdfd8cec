/** Named measurements of a whole Firewatch, run by {@code ./firewatch bench NAME}. */
@NullMarked
package io.firewatch.benchmarks;

import org.jspecify.annotations.NullMarked;
