/** Replays the studio asks for, in a process of their own beside the live jobs. */
@NullMarked
package io.firewatch.embedded.replay;

import org.jspecify.annotations.NullMarked;
