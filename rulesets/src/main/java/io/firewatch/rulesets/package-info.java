/** The commands about rules. */
@NullMarked
package io.firewatch.rulesets;

import org.jspecify.annotations.NullMarked;
