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
    private final Dues dues;

    public Alerts(
            AlertIndex index,
            AlertCounts counts,
            Triage triage,
            Evidence evidence,
            Institutions institutions,
            Unmasking unmasking,
            Dues dues) {
        this.unmasking = unmasking;
        this.index = index;
        this.counts = counts;
        this.triage = triage;
        this.evidence = evidence;
        this.institutions = institutions;
        this.dues = dues;
    }

    /** One page of alerts, each with what is due on it. */
    public AlertHits search(AlertQuery query, int size, @Nullable String cursor) {
        AlertHits hits = index.search(
                query,
                institutions::named,
                query.overdue() ? dues.overdue() : null,
                query.undecided() ? dues.undecided() : null,
                size,
                cursor);
        tellWhatIsDue(hits.items());
        return query.overdue() ? withoutSettled(hits) : hits;
    }

    /** What the index still shows as waiting although somebody has just taken the step. */
    private static AlertHits withoutSettled(AlertHits hits) {
        List<ObjectNode> late = hits.items().stream()
                .filter(one -> one.path("due").path("overdue").asBoolean())
                .toList();
        return new AlertHits(hits.total() - hits.items().size() + late.size(), late, hits.next());
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

    /** An alert as everybody may see it, for what goes out of the house. Refuses with 404. */
    public ObjectNode masked(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("alert", id));
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
            alert.put("version", standing.version());
        });
        tellWhatIsDue(List.of(alert));
        if (alert.get("evidence") instanceof ObjectNode rests) {
            List<Long> seqs = new ArrayList<>();
            for (JsonNode seq : rests.path("records")) {
                seqs.add(seq.asLong());
            }
            rests.set("records", Json.MAPPER.valueToTree(evidence.records(seqs, until.isPresent())));
        }
        return alert;
    }

    private void tellWhatIsDue(List<ObjectNode> alerts) {
        Map<String, Dues.Due> due =
                dues.of(alerts.stream().map(one -> one.path("id").asText()).toList());
        alerts.forEach(one ->
                one.set("due", Json.MAPPER.valueToTree(due.get(one.path("id").asText()))));
    }
}
