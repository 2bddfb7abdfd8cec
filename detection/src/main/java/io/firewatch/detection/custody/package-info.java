/** The second sieve of money: what custodians say of a lender's customers' account against what the lender says (R15). */
@NullMarked
package io.firewatch.detection.custody;

import org.jspecify.annotations.NullMarked;
