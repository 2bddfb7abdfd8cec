package io.firewatch.detection.ties;

import java.util.Arrays;

/** What an institution's association graph tells of one guarantor of its loans; a later one of both replaces it. */
public record GuarantorTies(String institution, String guarantor, GuarantorTie[] ties) {
    @Override
    public boolean equals(Object other) {
        return other instanceof GuarantorTies that
                && institution.equals(that.institution)
                && guarantor.equals(that.guarantor)
                && Arrays.equals(ties, that.ties);
    }

    @Override
    public int hashCode() {
        return 31 * institution.hashCode() + guarantor.hashCode();
    }
}
