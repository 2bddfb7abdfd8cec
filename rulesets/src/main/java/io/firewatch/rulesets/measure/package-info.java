/**
 * Measures: indicators that a bureau declares in YAML (which records, which of their fields, over which days) and the
 * running job computes.
 */
@NullMarked
package io.firewatch.rulesets.measure;

import org.jspecify.annotations.NullMarked;
