/** The commands: each reads its options, does one thing and answers an exit code. */
@NullMarked
package io.firewatch.embedded.command;

import org.jspecify.annotations.NullMarked;
