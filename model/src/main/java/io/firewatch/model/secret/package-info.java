/** What is kept so that only this bureau can read it. */
@NullMarked
package io.firewatch.model.secret;

import org.jspecify.annotations.NullMarked;
