package io.firewatch.detection.judge;

/** Which group of indicators, and on which business day. Spells out its hash because state is spread by it. */
public record ToldOn(String group, int day) {
    @Override
    public int hashCode() {
        return 31 * group.hashCode() + day;
    }
}
