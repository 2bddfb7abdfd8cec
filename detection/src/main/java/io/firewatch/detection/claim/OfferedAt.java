package io.firewatch.detection.claim;

/**
 * A transfer opened at a moment of business time.
 *
 * @param valid false takes back what was said of this transfer and moment before
 */
public record OfferedAt(String institution, long moment, String transfer, String loan, boolean valid) {
    OfferedAt takenBack() {
        return new OfferedAt(institution, moment, transfer, loan, false);
    }
}
