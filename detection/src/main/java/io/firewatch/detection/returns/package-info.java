/** What lenders are promised, beside what others promise (R18). */
@NullMarked
package io.firewatch.detection.returns;

import org.jspecify.annotations.NullMarked;
