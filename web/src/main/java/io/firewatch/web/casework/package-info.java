/** What happens on a case besides its steps: files, letters and replies, and the look back when a deadline has passed. */
@NullMarked
package io.firewatch.web.casework;

import org.jspecify.annotations.NullMarked;
