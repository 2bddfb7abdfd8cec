package io.firewatch.web.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths an alert rests on, as its exhibits tell them ({@code kind: path}), in the terms of the graph. */
final class AlertPaths {
    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{32}");

    /** Where an exhibit's path ends: at the loans themselves, which the graph shows at their lender. */
    private static final String LOANS = "loans";

    private AlertPaths() {}

    /**
     * One path, from end to end.
     *
     * @param confidence of the whole, from 0 to 1
     */
    record Path(List<Tie> ties, double confidence) {}

    /** Those of an alert with its identities whole. */
    static List<Path> of(JsonNode alert) {
        String institution = alert.path("institution").asText();
        List<Path> paths = new ArrayList<>();
        for (JsonNode exhibit : alert.path("evidence").path("exhibits")) {
            if (exhibit.path("kind").asText().equals("path")) {
                List<Tie> ties = new ArrayList<>();
                exhibit.path("edges").forEach(edge -> tie(edge, institution).ifPresent(ties::add));
                if (!ties.isEmpty()) {
                    paths.add(new Path(ties, exhibit.path("confidence").asDouble(1)));
                }
            }
        }
        return paths;
    }

    /** The party an alert is about; empty when it is about something else. */
    static Optional<String> party(JsonNode alert) {
        JsonNode subject = alert.path("subject");
        String id = subject.path("id").asText();
        return subject.path("type").asText().equals("party")
                        && IDENTITY.matcher(id).matches()
                ? Optional.of(id)
                : Optional.empty();
    }

    private static Optional<Tie> tie(JsonNode edge, String institution) {
        Vertex from = vertex(edge.path("from").asText(), institution);
        Vertex to = vertex(edge.path("to").asText(), institution);
        if (from == null || to == null) {
            return Optional.empty();
        }
        List<Long> evidence = new ArrayList<>();
        edge.path("evidence").forEach(seq -> evidence.add(seq.asLong()));
        return Optional.of(new Tie(
                from,
                to,
                edge.path("type").asText(),
                1,
                edge.path("share").isNumber() ? edge.path("share").asDouble() : null,
                edge.path("since").asText(null),
                edge.path("until").asText(null),
                null,
                null,
                evidence));
    }

    private static @Nullable Vertex vertex(String id, String institution) {
        if (id.equals(institution) || id.equals(LOANS)) {
            return Vertex.institution(institution);
        }
        return IDENTITY.matcher(id).matches() ? Vertex.party(id) : null;
    }
}
