@NullMarked
package io.firewatch.detection.overdue;

import org.jspecify.annotations.NullMarked;
