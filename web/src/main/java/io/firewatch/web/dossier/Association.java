package io.firewatch.web.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.dossier.Vertex.Kind;
import io.firewatch.web.http.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The association graph around a lender (supervision-rules B.3), part by part: what stands around the lender itself, what lies
 * on an alert's path, and what lies beyond a vertex that is reached step by step from the lender. Only so can a reader get to a
 * party, and no further than {@link #MOST_HOPS}.
 */
public final class Association {
    /** Further away, everything is tied to everything. */
    static final int MOST_HOPS = 3;

    private final Ties ties;

    public Association(Jdbi record) {
        this.ties = new Ties(record);
    }

    /**
     * Something of the graph; identities are shortened.
     *
     * @param kind institution, person, company, account, address or law-person
     * @param hops from the lender the graph is about
     * @param institution code of a lender; null for everything else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(String id, String kind, String label, int hops, @Nullable String institution) {}

    /** A {@link Tie} between two nodes, by their ids. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Edge(
            String id,
            String source,
            String target,
            String kind,
            double weight,
            @Nullable Double share,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer number,
            @Nullable Double amount,
            List<Long> evidence) {}

    /** What an alert rests on: ids of nodes and edges. */
    public record Highlight(Set<String> nodes, Set<String> edges, double confidence) {}

    /**
     * A part of the graph; parts are put together by the ids of nodes and edges.
     *
     * @param root the lender's node
     * @param paths those of the alert asked for, surest first
     */
    public record Graph(String root, int mostHops, List<Node> nodes, List<Edge> edges, List<Highlight> paths) {}

    /** What stands around a lender, and where else those parties do. */
    public Graph around(String code, Map<String, String> lenders) {
        Drawing drawing = new Drawing(code);
        drawing.add(ties.at(Vertex.institution(code), null));
        drawing.add(ties.elsewhere(drawing.parties()));
        return drawing.finish(lenders, List.of());
    }

    /** The same, with what an alert about the lender rests on. {@code alert} has its identities whole. */
    public Graph around(String code, Map<String, String> lenders, JsonNode alert) {
        Drawing drawing = new Drawing(code);
        List<AlertPaths.Path> paths = new ArrayList<>(AlertPaths.of(alert));
        Optional<String> party = AlertPaths.party(alert);
        if (party.isPresent()) {
            List<Tie> stakes = ties.at(Vertex.party(party.get()), Vertex.institution(code));
            List<Tie> direct =
                    stakes.stream().filter(tie -> tie.to().equals(drawing.root)).toList();
            if (paths.isEmpty() && !direct.isEmpty()) {
                paths.add(new AlertPaths.Path(direct, 1));
            }
            drawing.add(ties.elsewhere(List.of(party.get())));
        }
        paths.forEach(path -> drawing.add(path.ties()));
        drawing.add(ties.at(drawing.root, null));
        drawing.add(ties.elsewhere(drawing.parties()));
        return drawing.finish(lenders, paths);
    }

    /**
     * What lies beyond the last of the vertices named, each of which must be tied to the one before, the first to the lender.
     * Refuses with 400 when that is further than {@link #MOST_HOPS}, with 404 when one is not tied.
     */
    public Graph beyond(String code, Map<String, String> lenders, List<String> via) {
        if (via.size() >= MOST_HOPS) {
            throw Refusal.badRequest("via: the graph ends " + MOST_HOPS + " hops from the lender");
        }
        Drawing drawing = new Drawing(code);
        Vertex place = drawing.root;
        for (String id : via) {
            Vertex named = Vertex.named(id);
            Vertex from = place;
            List<Tie> steps = ties.at(from, named).stream()
                    .filter(tie -> tie.other(from).id().equals(id))
                    .toList();
            if (steps.isEmpty()) {
                throw Refusal.notFound("tie", id);
            }
            drawing.add(steps);
            place = steps.get(0).other(from);
        }
        drawing.add(ties.at(place, null));
        return drawing.finish(lenders, List.of());
    }

    /** Puts a part together: each tie once, the first word of it counts. */
    private final class Drawing {
        private final Vertex root;
        private final Map<String, Tie> drawn = new LinkedHashMap<>();

        Drawing(String code) {
            this.root = Vertex.institution(code);
        }

        void add(List<Tie> more) {
            more.stream().filter(tie -> !tie.from().equals(tie.to())).forEach(tie -> drawn.putIfAbsent(tie.id(), tie));
        }

        Set<String> parties() {
            Set<String> parties = new LinkedHashSet<>();
            drawn.values().stream()
                    .flatMap(tie -> Stream.of(tie.from(), tie.to()))
                    .filter(end -> end.kind() == Kind.PARTY)
                    .forEach(party -> parties.add(party.key()));
            return parties;
        }

        Graph finish(Map<String, String> lenders, List<AlertPaths.Path> paths) {
            Map<Vertex, Integer> hops = hops();
            Map<String, Ties.Named> names = ties.names(parties());
            List<Node> nodes = hops.entrySet().stream()
                    .map(one -> node(one.getKey(), one.getValue(), lenders, names))
                    .toList();
            List<Edge> edges = drawn.values().stream()
                    .filter(tie -> hops.containsKey(tie.from()) && hops.containsKey(tie.to()))
                    .map(Association::edge)
                    .toList();
            return new Graph(
                    root.id(),
                    MOST_HOPS,
                    nodes,
                    edges,
                    paths.stream().map(Association::highlight).toList());
        }

        /** Breadth first from the lender; what is out of reach is left out. */
        private Map<Vertex, Integer> hops() {
            Map<Vertex, Set<Vertex>> near = new HashMap<>();
            drawn.values().forEach(tie -> {
                near.computeIfAbsent(tie.from(), end -> new LinkedHashSet<>()).add(tie.to());
                near.computeIfAbsent(tie.to(), end -> new LinkedHashSet<>()).add(tie.from());
            });
            Map<Vertex, Integer> hops = new LinkedHashMap<>();
            hops.put(root, 0);
            List<Vertex> ring = List.of(root);
            for (int hop = 1; hop <= MOST_HOPS; hop++) {
                List<Vertex> next = new ArrayList<>();
                for (Vertex one : ring) {
                    for (Vertex other : near.getOrDefault(one, Set.of())) {
                        if (hops.putIfAbsent(other, hop) == null) {
                            next.add(other);
                        }
                    }
                }
                ring = next;
            }
            return hops;
        }
    }

    private static Node node(Vertex one, int hops, Map<String, String> lenders, Map<String, Ties.Named> names) {
        return switch (one.kind()) {
            case INSTITUTION ->
                new Node(one.id(), one.kind().id(), lenders.getOrDefault(one.key(), one.key()), hops, one.key());
            case PARTY -> {
                Ties.Named named = names.getOrDefault(one.key(), new Ties.Named(false, ""));
                String identity = one.shown() + "…";
                String label = named.name().isEmpty() ? identity : named.name() + " · " + identity;
                yield new Node(one.id(), named.company() ? "company" : "person", label, hops, null);
            }
            case ACCOUNT, ADDRESS, LAW_PERSON -> new Node(one.id(), one.kind().id(), one.shown() + "…", hops, null);
        };
    }

    private static Edge edge(Tie tie) {
        return new Edge(
                tie.id(),
                tie.from().id(),
                tie.to().id(),
                tie.kind(),
                tie.weight(),
                tie.share(),
                tie.since(),
                tie.until(),
                tie.number(),
                tie.amount(),
                tie.evidence());
    }

    private static Highlight highlight(AlertPaths.Path path) {
        Set<String> nodes = new LinkedHashSet<>();
        Set<String> edges = new HashSet<>();
        path.ties().forEach(tie -> {
            nodes.add(tie.from().id());
            nodes.add(tie.to().id());
            edges.add(tie.id());
        });
        return new Highlight(nodes, edges, path.confidence());
    }
}
