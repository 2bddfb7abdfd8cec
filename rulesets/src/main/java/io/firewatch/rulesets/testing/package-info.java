/** The test language of rules and its runner. */
@NullMarked
package io.firewatch.rulesets.testing;

import org.jspecify.annotations.NullMarked;
