/** The association graph (supervision-rules B.3): who is tied to whom, since when, by which record; and what follows (R06, R25). */
@NullMarked
package io.firewatch.detection.ties;

import org.jspecify.annotations.NullMarked;
