package io.firewatch.web.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.index.AlertCounts;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.mask.Unmasking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts as the desk shows them: found in the index, completed from the record. */
public final class Alerts {
    private final AlertIndex index;
    private final AlertCounts counts;
    private final Triage triage;
    private final Evidence evidence;
    private final Institutions institutions;
    private final Unmasking unmasking;

    public Alerts(
            AlertIndex index,
            AlertCounts counts,
            Triage triage,
            Evidence evidence,
            Institutions institutions,
            Unmasking unmasking) {
        this.unmasking = unmasking;
        this.index = index;
        this.counts = counts;
        this.triage = triage;
        this.evidence = evidence;
        this.institutions = institutions;
    }

    public AlertHits search(AlertQuery query, int size, @Nullable String cursor) {
        return index.search(query, query.q().isEmpty() ? List.of() : institutions.named(query.q()), size, cursor);
    }

    /** How many alerts roll up under each of these; one without any is absent. */
    public Map<String, Long> parts(AlertHits hits) {
        return counts.parts(
                hits.items().stream().map(alert -> alert.path("id").asText()).toList());
    }

    /** An alert as lists show it; empty when the index has none of that id. */
    public Optional<ObjectNode> find(String id) {
        return index.find(id);
    }

    /**
     * One alert with the records it rests on in full. Where it stands is taken from the record, so that whoever took a step
     * sees it at once. Personal data is in it while it is open to {@code reader}, which is logged. Refuses with 404.
     */
    public ObjectNode show(String id, By reader) {
        Optional<Instant> until = unmasking.until(reader.user(), id);
        ObjectNode alert = (until.isPresent() ? index.findWhole(id) : index.find(id))
                .orElseThrow(() -> Refusal.notFound("alert", id));
        until.ifPresent(moment -> {
            alert.put("unmaskedUntil", moment.toString());
            unmasking.looked(reader, id);
        });
        triage.standing(id).ifPresent(standing -> {
            alert.put("status", standing.state().id());
            alert.put("assignee", standing.assignee());
        });
        if (alert.get("evidence") instanceof ObjectNode rests) {
            List<Long> seqs = new ArrayList<>();
            for (JsonNode seq : rests.path("records")) {
                seqs.add(seq.asLong());
            }
            rests.set("records", Json.MAPPER.valueToTree(evidence.records(seqs, until.isPresent())));
        }
        return alert;
    }
}
