@NullMarked
package io.firewatch.detection.claim;

import org.jspecify.annotations.NullMarked;
