package io.firewatch.embedded.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.job.Detection;
import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Desensitiser;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A city judged by the real detection graph, without servers. */
public final class JudgedCity {
    private static final int MOST_JUDGEMENTS = 1_000_000;
    private static final int RECEIVED = BusinessTime.day(LocalDate.of(2026, 11, 1));

    private JudgedCity() {}

    /** What the detection job would be told of the city, each day in the order in which its lenders send. */
    public static List<FeedChange> feed(City city, BureauKeys keys) throws IOException {
        return feed(city, keys, null);
    }

    /** Each day in any order, but for the parties, whom a lender reports before what they do. */
    static List<FeedChange> shuffledFeed(City city, BureauKeys keys, long seed) throws IOException {
        return feed(city, keys, new Random(seed));
    }

    private static List<FeedChange> feed(City city, BureauKeys keys, Random order) throws IOException {
        List<FeedChange> changes = new ArrayList<>();
        RuleCatalogue.load()
                .forEach(rule -> changes.add(
                        new FeedChange(null, null, new RuleRow(rule.rule().id(), 1, "active", rule.text()))));
        for (Lender lender : city.lenders()) {
            changes.add(new FeedChange(
                    null,
                    new InstitutionRow(
                            lender.code(), lender.name(), lender.type().id(), lender.district()),
                    null));
        }
        Rows rows = new Rows(new Desensitiser(keys));
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            for (Sent sent : sent(days.next(), order)) {
                changes.add(new FeedChange(rows.next(sent), null, null));
            }
        }
        return changes;
    }

    private record Sent(String institution, Fact fact) {}

    private static List<Sent> sent(CityDay day, Random order) {
        List<Sent> all = new ArrayList<>();
        for (Batch batch : day.batches()) {
            batch.facts().forEach(fact -> all.add(new Sent(batch.lender().code(), fact)));
        }
        if (order != null) {
            Collections.shuffle(all, order);
            all.sort((a, b) -> Boolean.compare(isParty(b), isParty(a)));
        }
        return all;
    }

    private static boolean isParty(Sent sent) {
        return sent.fact().type() == RecordType.USER_INFO;
    }

    /** Numbers records as the gateway lands them. */
    private static final class Rows {
        private final Desensitiser desensitiser;
        private final RecordDecoder decoder = new RecordDecoder();
        private long seq;

        Rows(Desensitiser desensitiser) {
            this.desensitiser = desensitiser;
        }

        RecordRow next(Sent sent) {
            RecordType type = sent.fact().type();
            var body =
                    desensitiser.desensitise(type, json(sent.fact()), RECEIVED).body();
            Decoded decoded = decoder.decode(type, body);
            return new RecordRow(
                    ++seq,
                    sent.institution(),
                    type.infType(),
                    decoded.businessDay(),
                    RECEIVED,
                    decoded.key(),
                    body.toString(),
                    decoded.refused());
        }

        private static ObjectNode json(Fact fact) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            List<String> fields = Fact.fields(fact.type());
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).equals("userList")) {
                    record.putArray("userList")
                            .addObject()
                            .put("userBankAccount", fact.values().get(i));
                } else {
                    record.put(fields.get(i), fact.values().get(i));
                }
            }
            return record;
        }
    }

    /** What stands in the end: alerts that were corrected never were. */
    public static Collection<AlertRow> standing(List<FeedChange> feed, int parallelism) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, strict);
        env.getConfig().enableObjectReuse();
        Map<String, AlertRow> last = new HashMap<>();
        for (Judgement one : Detection.define(
                        env.fromData(feed, TypeInformation.of(FeedChange.class)).setParallelism(1))
                .judgements()
                .executeAndCollect(MOST_JUDGEMENTS)) {
            AlertRow alert = one.alert();
            if (alert != null) {
                last.put(alert.id(), alert);
            }
        }
        last.values().removeIf(alert -> "corrected".equals(alert.resolution()));
        return last.values();
    }
}
