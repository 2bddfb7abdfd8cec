/** The lender's own page at the gateway: what became of its reports, and how good they are. Nothing of anybody else. */
@NullMarked
package io.firewatch.ingestion.lender;

import org.jspecify.annotations.NullMarked;
