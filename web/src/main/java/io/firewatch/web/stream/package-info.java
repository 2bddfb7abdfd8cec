/** Alerts as they change, pushed to open pages. */
@NullMarked
package io.firewatch.web.stream;

import org.jspecify.annotations.NullMarked;
