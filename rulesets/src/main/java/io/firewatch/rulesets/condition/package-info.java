/** The conditions of rules: CEL over indicators and parameters, checked, evaluated and written out with numbers. */
@NullMarked
package io.firewatch.rulesets.condition;

import org.jspecify.annotations.NullMarked;
