/** How fast the claims in a product change hands (R21). */
@NullMarked
package io.firewatch.detection.turnover;

import org.jspecify.annotations.NullMarked;
