package io.firewatch.detection.ties;

import org.jspecify.annotations.Nullable;

/**
 * A tie between two nodes of the graph.
 *
 * @param type a role of the register ({@code controller}), or {@code shares-account} and the like
 * @param weight how much one tells of the other, from 0 to 1
 * @param share where it is a holding
 * @param since first day, {@code until} last day; null where open or unknown
 * @param evidence order-of-receipt numbers of the records that say so
 */
record TieEdge(
        String type,
        String from,
        String to,
        double weight,
        @Nullable Double share,
        @Nullable Integer since,
        @Nullable Integer until,
        long[] evidence) {

    String other(String end) {
        return end.equals(from) ? to : from;
    }
}
