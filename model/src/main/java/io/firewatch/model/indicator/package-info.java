@NullMarked
package io.firewatch.model.indicator;

import org.jspecify.annotations.NullMarked;
