/** Who hears of what, when: routes as data, and the engine that follows them. Knows no database and no network. */
@NullMarked
package io.firewatch.web.notify.route;

import org.jspecify.annotations.NullMarked;
