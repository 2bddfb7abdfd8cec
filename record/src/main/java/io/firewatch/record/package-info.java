@NullMarked
package io.firewatch.record;

import org.jspecify.annotations.NullMarked;
