/** What a rule would have said, had it been another: answered at once from the history of what was observed. */
@NullMarked
package io.firewatch.web.whatif;

import org.jspecify.annotations.NullMarked;
