/** Why a record is refused: codes, their parameters, and one sentence for each in every language of the lender's page. */
@NullMarked
package io.firewatch.ingestion.refusal;

import org.jspecify.annotations.NullMarked;
