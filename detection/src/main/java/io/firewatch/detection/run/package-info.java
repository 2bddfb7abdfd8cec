/** A run: lenders taking their money out (R13). */
@NullMarked
package io.firewatch.detection.run;

import org.jspecify.annotations.NullMarked;
