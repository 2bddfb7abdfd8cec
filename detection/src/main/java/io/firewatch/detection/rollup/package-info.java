/** Findings told at several grains: the finer ones point to the coarser one, so that people see the case once. */
@NullMarked
package io.firewatch.detection.rollup;

import org.jspecify.annotations.NullMarked;
