/** How the days of a subject become alerts: one arithmetic for the job that judges and the desk that asks "what if". */
@NullMarked
package io.firewatch.rulesets.judging;

import org.jspecify.annotations.NullMarked;
