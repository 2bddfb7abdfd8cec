@NullMarked
package io.firewatch.detection.institution;

import org.jspecify.annotations.NullMarked;
