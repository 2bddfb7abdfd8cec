@NullMarked
package io.firewatch.detection.alert;

import org.jspecify.annotations.NullMarked;
