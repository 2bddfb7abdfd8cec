/** Notifications: what happened to alerts reaches the people who have to know, and is accounted for. */
@NullMarked
package io.firewatch.web.notify;

import org.jspecify.annotations.NullMarked;
