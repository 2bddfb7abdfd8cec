package io.firewatch.detection.fake;

import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.detection.loan.Sign;
import org.jspecify.annotations.Nullable;

/**
 * A loan with the signs that itself and its borrower show. A later one of the same loan replaces it.
 *
 * @param young sign 1; {@code untouched} sign 5 but for shared accounts; {@code document} sign 8
 * @param cap whether the amount is just below the borrower's limit of art. 17
 * @param userSeq of the user record, 0 while it is not known
 */
public record SignedLoan(ListedLoan loan, Sign young, Cap cap, Sign untouched, Sign document, long userSeq) {
    /** Consumption loans up to this are written by template and filled by tools (R10, false positives): 20,000 yuan. */
    private static final long SMALL_FEN = 2_000_000;

    /** How an amount stands to its borrower's limit. */
    public enum Cap {
        UNKNOWN,
        BELOW,
        NEAR
    }

    /** Whether it takes the place of {@code known}: that a loan left one borrower may be told after that it has another. */
    boolean replaces(@Nullable SignedLoan known) {
        return known == null || !loan.isGone() || known.loan.party().equals(loan.party());
    }

    boolean isSmall() {
        return loan.amount() <= SMALL_FEN;
    }

    /** The borrower's own word, where it may be compared with others'. */
    String words() {
        return isSmall() ? "" : loan.words();
    }

    Sign hasty() {
        return isSmall() ? Sign.notSince(loan.listedDay()) : loan.hasty();
    }
}
