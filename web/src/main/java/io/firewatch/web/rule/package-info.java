/** The rules in force, as they are shown. */
@NullMarked
package io.firewatch.web.rule;

import org.jspecify.annotations.NullMarked;
