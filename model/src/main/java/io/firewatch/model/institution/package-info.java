@NullMarked
package io.firewatch.model.institution;

import org.jspecify.annotations.NullMarked;
