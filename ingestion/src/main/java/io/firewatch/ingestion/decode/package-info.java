/** From a record's body to the words of the house, with a reason for whatever cannot be read. */
@NullMarked
package io.firewatch.ingestion.decode;

import org.jspecify.annotations.NullMarked;
