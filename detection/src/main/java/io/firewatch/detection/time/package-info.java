@NullMarked
package io.firewatch.detection.time;

import org.jspecify.annotations.NullMarked;
