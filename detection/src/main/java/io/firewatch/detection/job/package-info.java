@NullMarked
package io.firewatch.detection.job;

import org.jspecify.annotations.NullMarked;
