/** How much of an institution hangs on few of its clients (R16), and on one that passes claims on (R21). */
@NullMarked
package io.firewatch.detection.concentration;

import org.jspecify.annotations.NullMarked;
