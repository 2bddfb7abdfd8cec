/** Lenders that stop reporting while the others go on (R14). */
@NullMarked
package io.firewatch.detection.silence;

import org.jspecify.annotations.NullMarked;
