package io.firewatch.detection.ties;

/**
 * A tie that matters to a guarantor of an institution's loans, from one day to another.
 *
 * @param from first day, {@code to} last day; the ends of the calendar where open
 * @param debtor a borrower guaranteed by it, or empty where the guarantor itself is tied to the institution
 * @param other whom the borrower is directly tied to; the guarantor where {@code debtor} is empty
 * @param exhibit the tie as an alert shows it
 */
public record GuarantorTie(int from, int to, String debtor, String other, String exhibit) {
    public boolean isToInstitution() {
        return debtor.isEmpty();
    }

    public boolean holdsOn(int day) {
        return from <= day && day <= to;
    }
}
