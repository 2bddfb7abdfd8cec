@NullMarked
package io.firewatch.detection.feed;

import org.jspecify.annotations.NullMarked;
