@NullMarked
package io.firewatch.detection.quality;

import org.jspecify.annotations.NullMarked;
