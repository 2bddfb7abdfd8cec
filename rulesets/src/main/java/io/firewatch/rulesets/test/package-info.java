/** The test language of rules and its runner. */
@NullMarked
package io.firewatch.rulesets.test;

import org.jspecify.annotations.NullMarked;
