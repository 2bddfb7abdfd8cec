package io.firewatch.detection.measure;

/**
 * An activation of a measure as it rests in state.
 *
 * @param through how far the past has been read
 * @param complete whether all of it has
 */
public record SavedGeneration(int number, String measure, int version, String body, long through, boolean complete) {}
