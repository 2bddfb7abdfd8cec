/** Writes what detection found into the record. */
@NullMarked
package io.firewatch.detection.sink;

import org.jspecify.annotations.NullMarked;
