package io.firewatch.detection.measure;

/**
 * Where the facts of one day of one part of a measure rest. The records of a day are split by their numbers, so that taking
 * one more never copies more than a few thousand. Spells out its hash because state is spread by it.
 */
public record FactsOn(int generation, int part, int day, long block) {
    private static final int BLOCK_BITS = 13;

    static FactsOn of(MeasureFact fact) {
        return new FactsOn(fact.generation(), fact.part(), fact.day(), fact.record() >> BLOCK_BITS);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * generation + part) + day) + Long.hashCode(block);
    }
}
