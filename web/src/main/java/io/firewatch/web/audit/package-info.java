/** The audit log: what people did, written with what they did and read by auditors. */
@NullMarked
package io.firewatch.web.audit;

import org.jspecify.annotations.NullMarked;
