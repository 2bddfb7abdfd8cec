@NullMarked
package io.firewatch.detection.rate;

import org.jspecify.annotations.NullMarked;
