/** Pages about the rules and their indicators, written from the rules themselves. */
@NullMarked
package io.firewatch.rulesets.docs;

import org.jspecify.annotations.NullMarked;
