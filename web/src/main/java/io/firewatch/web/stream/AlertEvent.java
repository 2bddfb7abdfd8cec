package io.firewatch.web.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import java.util.List;

/** One change of an alert of an institution, as it goes over the wire. */
record AlertEvent(String kind, String id, String institution, String json) {
    /** The alert itself is a click away; its evidence would make each event ten times as long. */
    private static final List<String> LEFT_OUT = List.of("evidence", "basis");

    AlertEvent(String kind, ObjectNode alert) {
        this(
                kind,
                alert.path("id").asText(),
                alert.path("institution").asText(),
                Json.text(alert.deepCopy().remove(LEFT_OUT).put("change", kind)));
    }
}
