/** From verdicts on days to episodes with a beginning and an end. */
@NullMarked
package io.firewatch.rulesets.episode;

import org.jspecify.annotations.NullMarked;
