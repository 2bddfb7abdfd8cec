/** The demo city: lenders invented by seed, and clients that report for them through the gateway. */
@NullMarked
package io.firewatch.embedded.city;

import org.jspecify.annotations.NullMarked;
