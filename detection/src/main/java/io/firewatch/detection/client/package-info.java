/** The books of an institution's clients: what each lender and borrower has with it. */
@NullMarked
package io.firewatch.detection.client;

import org.jspecify.annotations.NullMarked;
