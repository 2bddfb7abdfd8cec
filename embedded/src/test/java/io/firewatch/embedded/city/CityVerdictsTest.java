package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.firewatch.model.Severity;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo city judged by the real detection graph: every planted lender is found, no clean one is accused. */
class CityVerdictsTest {
    private static final int MOST_JUDGEMENTS = 1_000_000;

    @TempDir
    static Path folder;

    private static City city;
    private static Collection<AlertRow> alerts;

    @BeforeAll
    static void judgeTheCity() throws Exception {
        city = City.plan(1, LocalDate.of(2026, 3, 2), 120);
        alerts = judged(feed());
    }

    @Test
    void everyPlantedPatternIsFoundAtItsLender() {
        TreeSet<String> missing = new TreeSet<>();
        for (Planted planted : city.planted()) {
            boolean found = alerts.stream()
                    .anyMatch(alert -> alert.institution().equals(planted.lender())
                            && alert.pattern().equals(planted.pattern()));
            if (!found) {
                missing.add(planted.lender() + " " + planted.plant());
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void noCleanLenderIsAccused() {
        Map<String, TreeSet<String>> accused = new TreeMap<>();
        Map<String, List<Planted>> planted = city.planted().stream().collect(Collectors.groupingBy(Planted::lender));
        for (AlertRow alert : alerts) {
            if (!planted.containsKey(alert.institution()) && alert.severity() != Severity.LOW) {
                accused.computeIfAbsent(alert.institution(), code -> new TreeSet<>())
                        .add(alert.rule() + " " + alert.subject() + " " + alert.formula());
            }
        }

        assertThat(accused).isEmpty();
    }

    private static List<FeedChange> feed() throws IOException {
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
        Desensitiser desensitiser = new Desensitiser(BureauKeys.loadOrCreate(folder.resolve("bureau.key")));
        RecordDecoder decoder = new RecordDecoder();
        int received = BusinessTime.day(LocalDate.of(2026, 11, 1));
        long seq = 0;
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            for (Batch batch : days.next().batches()) {
                for (Fact fact : batch.facts()) {
                    var body = desensitiser
                            .desensitise(fact.type(), json(fact), received)
                            .body();
                    Decoded decoded = decoder.decode(fact.type(), body);
                    changes.add(new FeedChange(
                            new RecordRow(
                                    ++seq,
                                    batch.lender().code(),
                                    fact.type().infType(),
                                    decoded.businessDay(),
                                    received,
                                    decoded.key(),
                                    body.toString(),
                                    decoded.refused()),
                            null,
                            null));
                }
            }
        }
        return changes;
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

    /** What stands in the end: alerts that were corrected never were. */
    private static Collection<AlertRow> judged(List<FeedChange> feed) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, strict);
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
