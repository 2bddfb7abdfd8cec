/** Everything Firewatch needs, running on one machine and in one data folder. */
@NullMarked
package io.firewatch.embedded.stack;

import org.jspecify.annotations.NullMarked;
