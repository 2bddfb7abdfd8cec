package io.firewatch.model.record;

import java.util.Arrays;

/**
 * What a lender disclosed of itself as of a month's end (信息披露指引): one value per {@link DeclaredFigure}, money in fen,
 * NaN where it declared nothing.
 *
 * @param day the last day of the month
 */
public record DeclaredFigures(int day, double[] figures) {
    /** A figure that came into the set after this was stored was not declared. */
    public DeclaredFigures {
        int known = DeclaredFigure.values().length;
        if (figures.length < known) {
            double[] all = Arrays.copyOf(figures, known);
            Arrays.fill(all, figures.length, known, Double.NaN);
            figures = all;
        }
    }

    public double figure(DeclaredFigure figure) {
        return figures[figure.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeclaredFigures that && day == that.day && Arrays.equals(figures, that.figures);
    }

    @Override
    public int hashCode() {
        return 31 * day + Arrays.hashCode(figures);
    }

    @Override
    public String toString() {
        return day + Arrays.toString(figures);
    }
}
