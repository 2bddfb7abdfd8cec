/** What a lender's page shows beyond its own facts: ties to others, portrait, money flows, history. */
@NullMarked
package io.firewatch.web.dossier;

import org.jspecify.annotations.NullMarked;
