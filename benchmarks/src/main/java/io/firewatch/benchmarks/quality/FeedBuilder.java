package io.firewatch.benchmarks.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.benchmarks.quality.RegistryDoor.Landed;
import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.Fact;
import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Desensitised;
import io.firewatch.ingestion.identity.Desensitiser;
import io.firewatch.model.BusinessTime;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Puts together what detection would be told: rules, institutions, then records as the gateway and the desk land them. */
final class FeedBuilder {
    /** Every day's records are received just before its midnight. */
    private static final int EVENING_SECONDS = 86_340;

    private final List<FeedChange> changes = new ArrayList<>();
    private final Desensitiser desensitiser;
    private final RecordDecoder decoder = new RecordDecoder();
    private long seq;
    private long batches;

    FeedBuilder(BureauKeys keys) {
        desensitiser = new Desensitiser(keys);
        RuleCatalogue.load()
                .forEach(rule -> changes.add(
                        new FeedChange(null, null, new RuleRow(rule.rule().id(), 1, "active", rule.text()))));
    }

    void institution(InstitutionRow row) {
        changes.add(new FeedChange(null, row, null));
    }

    /** What lenders send on one day. */
    void sent(CityDay day) {
        day.batches().forEach(batch -> sent(batch, day.last()));
    }

    private void sent(Batch batch, LocalDate received) {
        land(batch, received, false);
    }

    /** A batch of which every record is refused; the gateway keeps them with the reasons and answers that it failed. */
    void failed(Batch batch, LocalDate received) {
        land(batch, received, true);
    }

    private void land(Batch batch, LocalDate received, boolean fails) {
        batches++;
        for (Fact fact : batch.facts()) {
            Desensitised kept = desensitiser.desensitise(fact.type(), json(fact), BusinessTime.day(received));
            Decoded decoded = decoder.decode(fact.type(), kept.body());
            List<String> refusals = new ArrayList<>(kept.reasons());
            refusals.addAll(decoded.reasons());
            if (refusals.isEmpty() == fails) {
                throw new IllegalStateException(batch.lender().code() + " " + fact + ": " + refusals);
            }
            record(new RecordRow(
                    ++seq,
                    batch.lender().code(),
                    fact.type().infType(),
                    decoded.businessDay(),
                    evening(received),
                    batches,
                    decoded.key(),
                    kept.body().toString(),
                    fails ? reasons(refusals) : RecordRow.ACCEPTED));
        }
    }

    private static String reasons(List<String> refusals) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        refusals.forEach(list::add);
        return list.toString();
    }

    /** What was imported on one day. */
    void imported(List<Landed> lines, LocalDate received) {
        batches++;
        for (Landed line : lines) {
            record(new RecordRow(
                    ++seq,
                    line.institution(),
                    line.infType(),
                    line.day(),
                    evening(received),
                    batches,
                    line.key(),
                    line.body(),
                    RecordRow.ACCEPTED));
        }
    }

    private void record(RecordRow row) {
        changes.add(new FeedChange(row, null, null));
    }

    private static long evening(LocalDate day) {
        return BusinessTime.startOf(BusinessTime.day(day)) + EVENING_SECONDS;
    }

    private static ObjectNode json(Fact fact) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        List<String> fields = fact.names();
        for (int i = 0; i < fields.size(); i++) {
            String value = fact.values().get(i);
            if (fields.get(i).equals("userList")) {
                record.putArray("userList").addObject().put("userBankAccount", value);
            } else {
                record.put(fields.get(i), value);
            }
        }
        return record;
    }

    List<FeedChange> changes() {
        return List.copyOf(changes);
    }
}
