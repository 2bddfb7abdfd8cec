package io.firewatch.detection.ties;

import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.AffiliationRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is tied to an institution as of one day: the register's ties and what its users share (B.3), at most {@value
 * #MOST_HOPS} steps away, confidence multiplied along the path and a shared attribute weighed by the number who share it.
 * The degree is that within the institution: its own users are all it knows of.
 */
final class TieGraph {
    static final int MOST_HOPS = 3;

    /** Below this nobody is called related [DEF]: four users of one address know no more of each other than neighbours. */
    static final double LEAST_CONFIDENCE = 0.3;

    /** Holders of 5 % and more are related parties (checklist item 2). */
    static final double LEAST_HOLDING = 0.05;

    private static final double CONTROL = 0.5;

    /** A legal representative is known by name only, and names repeat. */
    private static final double NAME_WEIGHT = 0.5;

    /** The institution's own node. */
    static final String INSTITUTION = "";

    private final Map<String, Map<String, List<TieEdge>>> ties = new TreeMap<>();

    /** {@code self} is the institution as a party of the feed, empty where unknown. */
    TieGraph(Collection<RegisteredTie> registered, Collection<SharedAttribute> shared, String self, int day) {
        for (RegisteredTie one : registered) {
            Affiliation tie = one.tie();
            if (tie.holdsOn(day)) {
                add(tie, one.seq());
            }
        }
        if (!self.isEmpty()) {
            add(new TieEdge("is", INSTITUTION, self, 1, null, null, null, new long[0]));
        }
        shared.forEach(this::add);
    }

    private void add(Affiliation tie, long seq) {
        double weight = weight(tie);
        if (weight > 0) {
            add(new TieEdge(
                    tie.role(), tie.party(), tie.of(), weight, tie.share(), tie.from(), tie.to(), new long[] {seq}));
        }
    }

    private static double weight(Affiliation tie) {
        Double share = tie.share();
        if (!tie.role().equals(AffiliationRole.SHAREHOLDER) || share == null) {
            return 1;
        }
        if (tie.of().isEmpty()) {
            return share >= LEAST_HOLDING ? 1 : 0;
        }
        return share >= CONTROL ? 1 : share;
    }

    private void add(SharedAttribute shared) {
        if (shared.kind().equals(AttributeUse.REGISTERED) || shared.kind().equals(AttributeUse.SEAT)) {
            return; // a day is shared by chance; a seat is told by its address and its legal representative
        }
        double weight = 1.0 / Math.max(1, shared.parties().length);
        if (shared.kind().equals(AttributeUse.LAW_PERSON)) {
            weight *= NAME_WEIGHT;
        }
        for (int i = 0; i < shared.parties().length; i++) {
            for (int j = i + 1; j < shared.parties().length; j++) {
                add(new TieEdge(
                        "shares-" + shared.kind(),
                        shared.parties()[i],
                        shared.parties()[j],
                        weight,
                        null,
                        null,
                        null,
                        new long[] {shared.seqs()[i], shared.seqs()[j]}));
            }
        }
    }

    private void add(TieEdge edge) {
        end(edge.from(), edge.to()).add(edge);
        end(edge.to(), edge.from()).add(edge);
    }

    private List<TieEdge> end(String from, String to) {
        return ties.computeIfAbsent(from, node -> new TreeMap<>()).computeIfAbsent(to, node -> new ArrayList<>());
    }

    /** Everybody related to the institution, with the most certain path to each. */
    Map<String, TiePath> related() {
        Map<String, TiePath> best = new HashMap<>();
        List<TiePath> frontier = List.of(TiePath.start(INSTITUTION));
        for (int hop = 0; hop < MOST_HOPS && !frontier.isEmpty(); hop++) {
            Map<String, TiePath> next = new TreeMap<>();
            for (TiePath path : frontier) {
                for (var tie : ties.getOrDefault(path.last(), Map.of()).entrySet()) {
                    if (path.nodes().contains(tie.getKey())) {
                        continue;
                    }
                    TiePath longer = path.then(tie.getKey(), tie.getValue());
                    TiePath known = best.get(tie.getKey());
                    TiePath rival = next.get(tie.getKey());
                    if (longer.confidence() >= LEAST_CONFIDENCE
                            && (known == null || longer.confidence() > known.confidence())
                            && (rival == null || longer.confidence() > rival.confidence())) {
                        next.put(tie.getKey(), longer);
                    }
                }
            }
            best.putAll(next);
            frontier = List.copyOf(next.values());
        }
        return best;
    }

    /** Whom a party is directly tied to with enough confidence, the institution aside. */
    List<String> neighbours(String party) {
        List<String> near = new ArrayList<>();
        ties.getOrDefault(party, Map.of()).forEach((other, edges) -> {
            if (!other.equals(INSTITUTION) && TiePath.together(edges) >= LEAST_CONFIDENCE) {
                near.add(other);
            }
        });
        return near;
    }

    boolean areTied(String one, String other) {
        return TiePath.together(between(one, other)) >= LEAST_CONFIDENCE;
    }

    List<TieEdge> between(String one, String other) {
        return ties.getOrDefault(one, Map.of()).getOrDefault(other, List.of());
    }
}
