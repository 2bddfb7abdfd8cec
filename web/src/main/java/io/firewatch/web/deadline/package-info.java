/** By when what has to be done: terms, clocks, the ladder of measures, all of them data a bureau may replace. */
@NullMarked
package io.firewatch.web.deadline;

import org.jspecify.annotations.NullMarked;
