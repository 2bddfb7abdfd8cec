/** Supervised lenders: facts, risk, indicators, and how their feed is doing. */
@NullMarked
package io.firewatch.web.institution;

import org.jspecify.annotations.NullMarked;
