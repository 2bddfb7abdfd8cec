/** Boards: pages of panels declared in YAML, what they ask, and the figures they are answered with. */
@NullMarked
package io.firewatch.web.board;

import org.jspecify.annotations.NullMarked;
