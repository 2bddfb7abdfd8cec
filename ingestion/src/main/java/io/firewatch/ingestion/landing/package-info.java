/** Landing: one transaction per batch into the record. */
@NullMarked
package io.firewatch.ingestion.landing;

import org.jspecify.annotations.NullMarked;
