@NullMarked
package io.firewatch.detection.product;

import org.jspecify.annotations.NullMarked;
