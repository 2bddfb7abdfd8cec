/** A loan or a product as one lender reported it: terms, plan, payments, claims, and what is behind what. */
@NullMarked
package io.firewatch.web.listing;

import org.jspecify.annotations.NullMarked;
