package io.firewatch.embedded.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.replay.Replay;
import io.firewatch.detection.time.CityClock;
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
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A city judged by the real detection graph, with the rules and the facts of registers and custodians, without servers. */
public final class JudgedCity {
    /** Every day's records are received just before its midnight. */
    private static final int EVENING_SECONDS = 86_340;

    private JudgedCity() {}

    /** What the detection job would be told of the city, each day in the order in which its lenders send. */
    public static List<FeedChange> feed(City city, BureauKeys keys) throws IOException {
        return feed(city, keys, null);
    }

    /** Each day in any order, but for the parties, whom a lender reports before what they do. */
    public static List<FeedChange> shuffledFeed(City city, BureauKeys keys, long seed) throws IOException {
        return feed(city, keys, new Random(seed));
    }

    private static List<FeedChange> feed(City city, BureauKeys keys, @Nullable Random order) throws IOException {
        List<FeedChange> changes = new ArrayList<>();
        RuleCatalogue.load()
                .forEach(rule -> changes.add(
                        new FeedChange(null, null, new RuleRow(rule.rule().id(), 1, "active", rule.text()))));
        Rows rows = new Rows(keys);
        List<Notice> register = city.notices(city.firstDay().minusDays(1));
        for (Notice notice : register) {
            if (notice.type() == RecordType.INSTITUTION_FACTS) {
                changes.add(new FeedChange(null, institution(notice), null));
            }
        }
        register.forEach(notice -> changes.add(rows.next(notice, city.firstDay())));
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            CityDay day = days.next();
            for (Sent sent : sent(day, order)) {
                changes.add(rows.next(sent, day.last()));
            }
            city.notices(day.last()).forEach(notice -> changes.add(rows.next(notice, day.last())));
        }
        return changes;
    }

    private static InstitutionRow institution(Notice notice) {
        String from = notice.cell("licensed_from");
        return new InstitutionRow(
                notice.cell("code"),
                notice.cell("name"),
                notice.cell("type"),
                notice.cell("district"),
                from.isEmpty() ? null : Integer.valueOf(BusinessTime.parseDay(from)),
                null);
    }

    private record Sent(String institution, long batch, Fact fact) {}

    private static List<Sent> sent(CityDay day, @Nullable Random order) {
        List<Sent> all = new ArrayList<>();
        long number = 0;
        for (Batch batch : day.batches()) {
            long id = day.first().toEpochDay() * 10_000 + ++number;
            batch.facts().forEach(fact -> all.add(new Sent(batch.lender().code(), id, fact)));
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

    /** Numbers records as the gateway and the desk's door land them. */
    private static final class Rows {
        private final Desensitiser desensitiser;
        private final NoticeBody bodies;
        private final RecordDecoder decoder = new RecordDecoder();
        private long seq;

        Rows(BureauKeys keys) {
            this.desensitiser = new Desensitiser(keys);
            this.bodies = new NoticeBody(keys);
        }

        FeedChange next(Sent sent, LocalDate received) {
            RecordType type = sent.fact().type();
            ObjectNode body = desensitiser
                    .desensitise(type, json(sent.fact()), BusinessTime.day(received))
                    .body();
            return row(sent.institution(), sent.batch(), type, body, received);
        }

        FeedChange next(Notice notice, LocalDate received) {
            return row(notice.institution(), 0, notice.type(), bodies.of(notice), received);
        }

        private FeedChange row(String institution, long batch, RecordType type, ObjectNode body, LocalDate received) {
            Decoded decoded = decoder.decode(type, body);
            if (decoded.refused()) {
                throw new IllegalStateException(institution + " " + type + " " + body + ": " + decoded.reasons());
            }
            RecordRow row = new RecordRow(
                    ++seq,
                    institution,
                    type.infType(),
                    decoded.businessDay(),
                    BusinessTime.startOf(BusinessTime.day(received)) + EVENING_SECONDS,
                    batch,
                    decoded.key(),
                    body.toString(),
                    RecordRow.ACCEPTED);
            return new FeedChange(row, null, null);
        }

        private static ObjectNode json(Fact fact) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            List<String> fields = fact.names();
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
        return standing(feed, parallelism, new CityClock());
    }

    /** By another clock than the job's. */
    public static Collection<AlertRow> standing(List<FeedChange> feed, int parallelism, CityClock clock)
            throws Exception {
        return judged(feed, parallelism, clock).alerts();
    }

    /** With the history of every subject within sight. */
    public static Replay.Judged judged(List<FeedChange> feed, int parallelism, CityClock clock) throws Exception {
        try (HeldFeed held = new HeldFeed(feed)) {
            return Replay.judged(held, parallelism, clock);
        }
    }
}
