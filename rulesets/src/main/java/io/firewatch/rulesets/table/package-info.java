/** Dated figures that law refers to and that change without it. */
@NullMarked
package io.firewatch.rulesets.table;

import org.jspecify.annotations.NullMarked;
