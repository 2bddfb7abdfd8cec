/** The test cases of rules and measures, run against a proposal. */
@NullMarked
package io.firewatch.web.testing;

import org.jspecify.annotations.NullMarked;
