/** Exceptions: what a rule finds and somebody answerable has decided not to be an alert, for a while. */
@NullMarked
package io.firewatch.rulesets.exception;

import org.jspecify.annotations.NullMarked;
