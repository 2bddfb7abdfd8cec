/** What an institution's growth is paid with (R07 c and d, R19), and how far it reaches (R24). */
@NullMarked
package io.firewatch.detection.growth;

import org.jspecify.annotations.NullMarked;
