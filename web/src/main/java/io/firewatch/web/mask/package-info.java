/** Personal data: hidden everywhere, and shown within a case for a reason. */
@NullMarked
package io.firewatch.web.mask;

import org.jspecify.annotations.NullMarked;
