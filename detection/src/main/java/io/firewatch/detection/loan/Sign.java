package io.firewatch.detection.loan;

/**
 * One sign of an invented loan (R10): from which business day something is known of it, and from which it holds. Before
 * the first it is unknown; between the two it does not hold.
 *
 * @param figure the number or date behind it, for whoever reads the evidence
 */
public record Sign(int known, int holds, String figure) {
    public static final int NEVER = Integer.MAX_VALUE;
    public static final Sign UNKNOWN = new Sign(NEVER, NEVER, "");

    public static Sign since(int day, String figure) {
        return new Sign(day, day, figure);
    }

    public static Sign notSince(int day) {
        return new Sign(day, NEVER, "");
    }

    public static Sign of(int day, boolean holds, String figure) {
        return holds ? since(day, figure) : notSince(day);
    }

    /** 1, 0, or NaN while nothing can be said. */
    public double on(int day) {
        return day >= holds ? 1 : day >= known ? 0 : Double.NaN;
    }

    /** Holds when either does; known to be absent only when both are. */
    public Sign or(Sign other) {
        int first = Math.min(holds, other.holds);
        String both =
                figure.isEmpty() || other.figure.isEmpty() ? figure + other.figure : figure + " · " + other.figure;
        return new Sign(Math.min(first, Math.max(known, other.known)), first, both);
    }
}
