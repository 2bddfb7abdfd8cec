/** R10, 假标: the eight signs of an invented loan, loan by loan, and how many such loans a lender lists. */
@NullMarked
package io.firewatch.detection.fake;

import org.jspecify.annotations.NullMarked;
