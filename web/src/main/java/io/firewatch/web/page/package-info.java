/** The pages: templates filled with what the other packages answer. */
@NullMarked
package io.firewatch.web.page;

import org.jspecify.annotations.NullMarked;
