@NullMarked
package io.firewatch.ingestion.feed;

import org.jspecify.annotations.NullMarked;
