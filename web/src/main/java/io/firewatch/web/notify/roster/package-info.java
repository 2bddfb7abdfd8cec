/** Who is on duty, and what nobody wants to hear of for a while. */
@NullMarked
package io.firewatch.web.notify.roster;

import org.jspecify.annotations.NullMarked;
