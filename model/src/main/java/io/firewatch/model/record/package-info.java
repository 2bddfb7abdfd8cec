@NullMarked
package io.firewatch.model.record;

import org.jspecify.annotations.NullMarked;
