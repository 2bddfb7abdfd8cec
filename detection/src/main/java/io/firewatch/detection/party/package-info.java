@NullMarked
package io.firewatch.detection.party;

import org.jspecify.annotations.NullMarked;
