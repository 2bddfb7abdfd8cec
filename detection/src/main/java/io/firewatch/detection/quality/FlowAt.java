package io.firewatch.detection.quality;

/** Where the money of a loan moved: a transaction type, the plan row it belongs to (empty when none is named) and the day. */
public record FlowAt(int type, String plan, int day) {
    @Override
    public int hashCode() {
        return 31 * (31 * plan.hashCode() + type) + day;
    }
}
