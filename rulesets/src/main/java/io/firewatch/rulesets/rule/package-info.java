/** The rule language: what a rule says, how it is read and refused, how it is judged. */
@NullMarked
package io.firewatch.rulesets.rule;

import org.jspecify.annotations.NullMarked;
