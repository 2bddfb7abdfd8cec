/** What the words of listings and products give away; the words are data, under {@code resources/wording}. */
@NullMarked
package io.firewatch.detection.wording;

import org.jspecify.annotations.NullMarked;
