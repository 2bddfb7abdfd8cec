package io.firewatch.detection.measure;

/**
 * From some city time on a measure is another, or none.
 *
 * @param generation which activation of the measure; later ones have greater numbers
 * @param body its YAML; empty when no version is in force any more
 * @param at city time by which everything counts that was reported before
 * @param gone generations, of this measure, that nobody needs any more
 */
public record MeasureChange(String measure, int generation, String body, long at, int[] gone) {
    boolean isEnd() {
        return body.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeasureChange that
                && measure.equals(that.measure)
                && generation == that.generation
                && body.equals(that.body)
                && at == that.at
                && java.util.Arrays.equals(gone, that.gone);
    }

    @Override
    public int hashCode() {
        return 31 * measure.hashCode() + generation;
    }
}
