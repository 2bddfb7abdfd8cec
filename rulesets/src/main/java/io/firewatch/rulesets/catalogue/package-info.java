/** The rules that ship with Firewatch. */
@NullMarked
package io.firewatch.rulesets.catalogue;

import org.jspecify.annotations.NullMarked;
