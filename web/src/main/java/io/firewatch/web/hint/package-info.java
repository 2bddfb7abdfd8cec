/** What verdicts and figures suggest about a rule. A hint is shown, never applied by itself. */
@NullMarked
package io.firewatch.web.hint;

import org.jspecify.annotations.NullMarked;
