/** Keeps Elasticsearch in step with the record; the only place in detection that knows it. */
@NullMarked
package io.firewatch.detection.index;

import org.jspecify.annotations.NullMarked;
