/** The stored feed judged once more, from the first record to the last, and what differs from what is recorded. */
@NullMarked
package io.firewatch.detection.replay;

import org.jspecify.annotations.NullMarked;
