/** What flows through an institution day by day, put together from the books of its clients, loans and transfers. */
@NullMarked
package io.firewatch.detection.flow;

import org.jspecify.annotations.NullMarked;
