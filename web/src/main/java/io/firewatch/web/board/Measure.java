package io.firewatch.web.board;

import io.firewatch.model.indicator.Unit;
import java.util.List;

/**
 * A column of numbers of a panel.
 *
 * @param figures one, or the two a ratio or a difference is made of
 */
public record Measure(String name, Words title, Unit unit, Kind kind, List<Figure> figures) {
    /** How figures become the number shown. */
    public enum Kind {
        PLAIN,
        RATIO,
        DIFFERENCE
    }

    /** The number shown; NaN where there is none. {@code values} holds this measure's figures from {@code at} on. */
    public double of(double[] values, int at) {
        return switch (kind) {
            case PLAIN -> values[at];
            // Nothing of nothing is no share at all.
            case RATIO -> values[at + 1] == 0 ? Double.NaN : values[at] / values[at + 1];
            case DIFFERENCE -> values[at] - values[at + 1];
        };
    }
}
