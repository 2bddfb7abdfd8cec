/** The desk's API, told to those who write programs for it. */
@NullMarked
package io.firewatch.web.openapi;

import org.jspecify.annotations.NullMarked;
