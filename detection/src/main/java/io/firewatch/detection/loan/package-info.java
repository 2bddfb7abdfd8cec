@NullMarked
package io.firewatch.detection.loan;

import org.jspecify.annotations.NullMarked;
