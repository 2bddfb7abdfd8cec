package io.firewatch.detection.fake;

/** The loans a lender listed on one day: how many, and how many of them just below their borrower's limit. */
public record CapDay(int all, int near) {
    static final CapDay NONE = new CapDay(0, 0);

    CapDay plus(int loans, int nearOnes) {
        return new CapDay(all + loans, near + nearOnes);
    }
}
