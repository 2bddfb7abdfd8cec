package io.firewatch.detection.ties;

import java.util.ArrayList;
import java.util.List;

/**
 * How a party is tied to the institution: from the institution outwards, each step with every tie that makes it.
 *
 * @param nodes the first is the institution's, the last the party
 * @param steps one fewer than nodes
 * @param confidence product over the steps of {@code 1 − Π(1 − weight)} over a step's ties
 */
record TiePath(List<String> nodes, List<List<TieEdge>> steps, double confidence) {
    static TiePath start(String node) {
        return new TiePath(List.of(node), List.of(), 1);
    }

    TiePath then(String node, List<TieEdge> ties) {
        List<String> longer = new ArrayList<>(nodes);
        longer.add(node);
        List<List<TieEdge>> more = new ArrayList<>(steps);
        more.add(List.copyOf(ties));
        return new TiePath(List.copyOf(longer), List.copyOf(more), confidence * together(ties));
    }

    static double together(List<TieEdge> ties) {
        double none = 1;
        for (TieEdge tie : ties) {
            none *= 1 - tie.weight();
        }
        return 1 - none;
    }

    String last() {
        return nodes.get(nodes.size() - 1);
    }
}
