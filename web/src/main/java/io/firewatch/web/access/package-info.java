/** Who may come in, and what each route asks of them. */
@NullMarked
package io.firewatch.web.access;

import org.jspecify.annotations.NullMarked;
