/** Firewatch on one machine: the commands a person types. */
@NullMarked
package io.firewatch.embedded;

import org.jspecify.annotations.NullMarked;
