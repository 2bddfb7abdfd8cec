/** The reporting gateway: lenders' protocol over HTTP (reporting-protocol A.1 to A.7). */
@NullMarked
package io.firewatch.ingestion.gateway;

import org.jspecify.annotations.NullMarked;
