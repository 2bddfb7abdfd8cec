/** Personal data at the door: re-keyed identities, the desensitised portrait, masking, the bureau's key. */
@NullMarked
package io.firewatch.ingestion.identity;

import org.jspecify.annotations.NullMarked;
