/** What signing in rests on, at the desk as at the gateway: hashed passwords, and rest after failures. */
@NullMarked
package io.firewatch.record.access;

import org.jspecify.annotations.NullMarked;
