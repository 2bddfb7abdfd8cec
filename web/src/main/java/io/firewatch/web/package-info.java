/** The desk: what the bureau's people see and do. Start reading at {@link io.firewatch.web.Desk}. */
@NullMarked
package io.firewatch.web;

import org.jspecify.annotations.NullMarked;
