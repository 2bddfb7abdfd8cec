/** From what happened to what was delivered: decided once, handed over at least once, accounted for. */
@NullMarked
package io.firewatch.web.notify.outbox;

import org.jspecify.annotations.NullMarked;
