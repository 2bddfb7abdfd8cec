/** How well breaches planted in invented cities are found, and how often lawful lenders are accused. */
@NullMarked
package io.firewatch.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
