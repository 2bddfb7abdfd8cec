@NullMarked
package io.firewatch.detection.book;

import org.jspecify.annotations.NullMarked;
