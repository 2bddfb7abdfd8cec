/** Measures: those in force, new ones written without code, and what one says of yesterday's feed. */
@NullMarked
package io.firewatch.web.measure;

import org.jspecify.annotations.NullMarked;
