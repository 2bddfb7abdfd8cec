/** Alerts: finding them, showing one, and the steps people take on them. */
@NullMarked
package io.firewatch.web.alert;

import org.jspecify.annotations.NullMarked;
