@NullMarked
package io.firewatch.detection.judge;

import org.jspecify.annotations.NullMarked;
