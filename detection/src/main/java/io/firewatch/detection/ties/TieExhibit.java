package io.firewatch.detection.ties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.Affiliation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ties as exhibits of an alert: the path from the institution to a borrower or from one party to another, and the borrowers
 * who share something.
 */
public final class TieExhibit {
    private static final int SHOWN_HASH_CHARS = 8;

    private TieExhibit() {}

    /** {@code labels} by party; a party without one is shown by the beginning of its hash. */
    static String path(String institution, TiePath path, TiedClient borrower, long owed, Map<String, String> labels) {
        ObjectNode exhibit = exhibit(institution, path, labels);
        exhibit.withArray("nodes")
                .addObject()
                .put("type", "loans")
                .put("id", "loans")
                .put("label", Money.ofFen(owed).yuan());
        ArrayNode edges = exhibit.withArray("edges");
        ObjectNode borrows = edges.addObject()
                .put("type", "borrows")
                .put("from", path.last())
                .put("to", "loans");
        borrows.put("since", day(borrower.firstLoanDay()));
        evidence(borrows, borrower.records());
        return withConfidence(exhibit, path);
    }

    /** How one end of the path is tied to the other. */
    static String path(String institution, TiePath path, Map<String, String> labels) {
        return withConfidence(exhibit(institution, path, labels), path);
    }

    /** A tie of the register between a party and the company it is held in. */
    public static String registered(RegisteredTie registered) {
        Affiliation tie = registered.tie();
        TieEdge edge = new TieEdge(
                tie.role(), tie.party(), tie.of(), 1, tie.share(), tie.from(), tie.to(), new long[] {registered.seq()});
        TiePath path = TiePath.start(tie.party()).then(tie.of(), List.of(edge));
        return path("", path, Map.of(tie.party(), tie.name(), tie.of(), tie.ofName()));
    }

    private static ObjectNode exhibit(String institution, TiePath path, Map<String, String> labels) {
        ObjectNode exhibit = JsonNodeFactory.instance.objectNode().put("kind", "path");
        ArrayNode nodes = exhibit.putArray("nodes");
        for (String node : path.nodes()) {
            boolean self = node.equals(TieGraph.INSTITUTION);
            nodes.addObject()
                    .put("type", self ? "institution" : "party")
                    .put("id", self ? institution : node)
                    .put("label", self ? institution : label(node, labels));
        }
        ArrayNode edges = exhibit.putArray("edges");
        path.steps().forEach(step -> step.forEach(edge -> add(edges, edge, institution)));
        return exhibit;
    }

    private static String withConfidence(ObjectNode exhibit, TiePath path) {
        return exhibit.put("confidence", Math.round(path.confidence() * 1000) / 1000.0)
                .toString();
    }

    private static void add(ArrayNode edges, TieEdge edge, String institution) {
        ObjectNode one = edges.addObject();
        one.put("type", edge.type());
        one.put("from", edge.from().isEmpty() ? institution : edge.from());
        one.put("to", edge.to().isEmpty() ? institution : edge.to());
        if (edge.share() != null) {
            one.put("share", edge.share());
        }
        one.put("since", day(edge.since()));
        one.put("until", day(edge.until()));
        evidence(one, edge.evidence());
    }

    static String cluster(SharedAttribute shared, List<TiedClient> borrowers, int day) {
        ObjectNode exhibit =
                JsonNodeFactory.instance.objectNode().put("kind", "cluster").put("shared", shared.kind());
        ArrayNode parties = exhibit.putArray("parties");
        for (TiedClient one : borrowers) {
            parties.addObject()
                    .put("id", one.party())
                    .put("label", one.name().isEmpty() ? hash(one.party()) : one.name())
                    .put("owed", Money.ofFen(one.owed().levelOn(day)).yuan());
        }
        evidence(exhibit, shared.seqs());
        return exhibit.toString();
    }

    private static void evidence(ObjectNode node, long[] records) {
        ArrayNode evidence = node.putArray("evidence");
        Arrays.stream(records).filter(seq -> seq > 0).forEach(evidence::add);
    }

    private static @Nullable String day(@Nullable Integer day) {
        return day == null || day == TiedClient.UNKNOWN_DAY ? null : BusinessTime.printDay(day);
    }

    private static String label(String party, Map<String, String> labels) {
        String name = labels.getOrDefault(party, "");
        return name.isEmpty() ? hash(party) : name;
    }

    /** What a person calls a borrower. */
    static String label(TiedClient one) {
        return one.name().isEmpty() ? hash(one.party()) : one.name() + " · " + hash(one.party());
    }

    private static String hash(String party) {
        return party.substring(0, Math.min(SHOWN_HASH_CHARS, party.length()));
    }
}
