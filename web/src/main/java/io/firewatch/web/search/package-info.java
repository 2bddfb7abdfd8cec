/** One box for everything: lenders, loans, products, persons and alerts, as far as whoever asks may see them. */
@NullMarked
package io.firewatch.web.search;

import org.jspecify.annotations.NullMarked;
