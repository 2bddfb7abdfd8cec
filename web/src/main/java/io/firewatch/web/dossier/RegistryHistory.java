package io.firewatch.web.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import io.firewatch.web.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What the register said of a lender, and when it came to say something else: every import that said something new landed in
 * the record. Grows with the changes of the register, of which the newest {@value #MOST} are read.
 */
public final class RegistryHistory {
    private static final int MOST = 1_000;

    /** Facts whose change tells something; a region or a credit code is only corrected. */
    private static final List<String> FACTS = List.of(
            "name",
            "type",
            "district",
            "licensedFrom",
            "licensedTo",
            "custodian",
            "custodyFrom",
            "custodianTested",
            "netAssets",
            "borrowings",
            "securities",
            "online");

    private final Jdbi record;

    public RegistryHistory(Jdbi record) {
        this.record = record;
    }

    /**
     * A fact that became another.
     *
     * @param day on which the register was told to us
     * @param before null where nothing was known
     * @param after null where nothing is known any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String day, String fact, @Nullable String before, @Nullable String after) {}

    /**
     * Who stood or stands behind the lender. The identity is not among it; persons' names are masked at the door.
     *
     * @param of the company the role is held in, null for the lender itself
     * @param share a fraction
     * @param recorded day on which the register was told to us last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Holder(
            String role,
            String name,
            String kind,
            @Nullable String of,
            @Nullable Double share,
            @Nullable String from,
            @Nullable String to,
            String recorded) {}

    /** Something that befell the lender. */
    public record Event(String day, String kind, String note) {}

    /** Changes and events newest first, holders those of today first. */
    public record History(List<Change> changes, List<Holder> holders, List<Event> events) {}

    /** One landed version, oldest first. */
    record Version(int type, String key, LocalDate recorded, JsonNode body) {}

    public History of(String code) {
        return of(versions(code));
    }

    static History of(List<Version> oldestFirst) {
        return new History(changes(oldestFirst), holders(oldestFirst), events(oldestFirst));
    }

    private static List<Change> changes(List<Version> versions) {
        List<Version> facts = versions.stream()
                .filter(version -> version.type() == RecordType.INSTITUTION_FACTS.infType())
                .toList();
        List<Change> newestFirst = new ArrayList<>();
        for (int i = facts.size() - 1; i > 0; i--) {
            newestFirst.addAll(changes(facts.get(i - 1).body(), facts.get(i)));
        }
        return newestFirst;
    }

    private static List<Change> changes(JsonNode before, Version after) {
        return FACTS.stream()
                .filter(fact -> !Objects.equals(text(before, fact), text(after.body(), fact)))
                .map(fact ->
                        new Change(after.recorded().toString(), fact, text(before, fact), text(after.body(), fact)))
                .toList();
    }

    private static List<Holder> holders(List<Version> versions) {
        Map<String, Holder> byKey = new LinkedHashMap<>();
        for (Version version : versions) {
            if (version.type() == RecordType.AFFILIATION.infType()) {
                byKey.put(version.key(), holder(version));
            }
        }
        return byKey.values().stream()
                .sorted(Comparator.comparing((Holder one) -> one.to() == null ? "9999" : one.to())
                        .reversed()
                        .thenComparing(Holder::role)
                        .thenComparing(one -> one.share() == null ? 0 : -one.share()))
                .toList();
    }

    private static Holder holder(Version version) {
        JsonNode body = version.body();
        String share = text(body, "share");
        return new Holder(
                body.path("role").asText(),
                body.path("name").asText(),
                body.path("kind").asText(),
                text(body, "ofName"),
                share == null ? null : Double.valueOf(share),
                text(body, "from"),
                text(body, "to"),
                version.recorded().toString());
    }

    private static List<Event> events(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.type() == RecordType.REGISTRY_EVENT.infType())
                .map(Version::body)
                .map(body -> new Event(
                        body.path("date").asText(),
                        body.path("kind").asText(),
                        body.path("note").asText()))
                .distinct()
                .sorted(Comparator.comparing(Event::day).reversed())
                .toList();
    }

    private static @Nullable String text(JsonNode body, String field) {
        String text = body.path(field).asText("");
        return text.isEmpty() || text.equals("null") ? null : text;
    }

    private List<Version> versions(String code) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM (
                            SELECT seq, inf_type, record_key, received_at, body FROM feed.record
                            WHERE institution = :code AND inf_type IN (:facts, :ties, :events) AND refusals = '[]'
                            ORDER BY seq DESC LIMIT :most) AS newest
                        ORDER BY seq
                        """)
                .bind("code", code)
                .bind("facts", RecordType.INSTITUTION_FACTS.infType())
                .bind("ties", RecordType.AFFILIATION.infType())
                .bind("events", RecordType.REGISTRY_EVENT.infType())
                .bind("most", MOST)
                .map((row, ctx) -> new Version(
                        row.getInt("inf_type"),
                        row.getString("record_key"),
                        day(row.getTimestamp("received_at").toInstant()),
                        Json.tree(row.getString("body"))))
                .list());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, BusinessTime.ZONE);
    }
}
