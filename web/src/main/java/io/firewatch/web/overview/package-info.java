/** The first page as data. */
@NullMarked
package io.firewatch.web.overview;

import org.jspecify.annotations.NullMarked;
