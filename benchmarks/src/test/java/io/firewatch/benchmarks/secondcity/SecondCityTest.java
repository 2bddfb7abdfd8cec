package io.firewatch.benchmarks.secondcity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.IdentityHash;
import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Desensitiser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any seed's city keeps to: the same again, readable, complete, and honest where it is clean. */
class SecondCityTest {
    private static final SecondCity CITY = SecondCity.plan(7);
    private static final int LEAST_CLEAN = 6;

    private static String print(SecondCity city) {
        StringBuilder text = new StringBuilder();
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            CityDay day = days.next();
            text.append(day.first()).append(day.batches().hashCode());
        }
        return text.append(city.registry())
                .append(city.custody())
                .append(city.declared())
                .append(city.events())
                .append(city.expected())
                .append(city.lawful())
                .append(city.arguable())
                .toString();
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(print(SecondCity.plan(7))).isEqualTo(print(CITY));
        assertThat(print(SecondCity.plan(8))).isNotEqualTo(print(CITY));
    }

    @Test
    void holdsAsManyRecordsAsABenchJudgesQuickly() {
        int records = 0;
        int days = 0;
        for (Iterator<CityDay> each = CITY.days(); each.hasNext(); days++) {
            records += each.next().records();
        }
        assertThat(records).isBetween(60_000, 165_000);
        assertThat(days).isBetween(100, 120);
        assertThat(CITY.lenders()).hasSize(22);
    }

    @Test
    void everyRecordDecodes(@TempDir Path folder) throws IOException {
        Desensitiser desensitiser = new Desensitiser(BureauKeys.loadOrCreate(folder.resolve("key")));
        RecordDecoder decoder = new RecordDecoder();
        ObjectMapper json = new ObjectMapper();
        Set<String> refusals = new HashSet<>();
        for (Iterator<CityDay> days = CITY.days(); days.hasNext(); ) {
            for (Batch batch : days.next().batches()) {
                for (Fact fact : batch.facts()) {
                    ObjectNode record = json.createObjectNode()
                            .put("version", "1.5")
                            .put("sourceCode", batch.lender().code());
                    List<String> names = fact.names();
                    for (int i = 0; i < names.size(); i++) {
                        if (names.get(i).equals("userList")) {
                            record.putArray("userList")
                                    .addObject()
                                    .put("userBankAccount", fact.values().get(i));
                        } else {
                            record.put(names.get(i), fact.values().get(i));
                        }
                    }
                    var kept = desensitiser.desensitise(fact.type(), record, Positions.day(0));
                    Decoded decoded = decoder.decode(fact.type(), kept.body());
                    if (decoded.refused() || !kept.reasons().isEmpty()) {
                        refusals.add(fact + " " + decoded.reasons() + kept.reasons());
                    }
                }
            }
        }
        assertThat(refusals).isEmpty();
    }

    @Test
    void noRecordOfAFailedBatchDecodes() {
        RecordDecoder decoder = new RecordDecoder();
        ObjectMapper json = new ObjectMapper();
        int failed = 0;
        for (int i = 0; i < Span.DAYS; i++) {
            for (Batch batch : CITY.failed(Span.day(i))) {
                failed++;
                for (Fact fact : batch.facts()) {
                    ObjectNode record = json.createObjectNode();
                    for (int k = 0; k < fact.names().size(); k++) {
                        record.put(fact.names().get(k), fact.values().get(k));
                    }
                    assertThat(decoder.decode(fact.type(), record).reasons())
                            .as(fact.toString())
                            .singleElement()
                            .asString()
                            .contains("is no amount in yuan");
                }
            }
        }
        assertThat(failed).isGreaterThan(20);
    }

    @Test
    void batchNumbersNeverRepeat() {
        Set<String> numbers = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (Iterator<CityDay> days = CITY.days(); days.hasNext(); ) {
            CityDay day = days.next();
            for (Batch batch : Stream.concat(day.batches().stream(), CITY.failed(day.last()).stream())
                    .toList()) {
                String number = io.firewatch.embedded.city.Envelope.number(batch) + batch.type();
                if (!numbers.add(number)) {
                    twice.add(number);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void plantsEveryRuleAndALawfulLookAlikeWhereTheRulesNameOne() {
        Set<String> planted = CITY.expected().stream()
                .map(each -> each.rule().substring(0, 3))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(planted)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 26)
                        .mapToObj(i -> String.format(Locale.ROOT, "R%02d", i))
                        .toList());
        assertThat(CITY.lawful().stream().map(Lawful::rule))
                .contains("R01", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12", "R13", "R14")
                .contains("R15", "R17", "R20");
        assertThat(CITY.expected().stream().map(Expected::from))
                .allMatch(day -> !day.isBefore(Span.FIRST) && !day.isAfter(Span.LAST));
    }

    @Test
    void leavesAThirdOfTheLendersClean() {
        Set<String> guilty = CITY.expected().stream().map(Expected::lender).collect(Collectors.toSet());
        assertThat(CITY.lenders().stream().filter(lender -> !guilty.contains(lender.code())))
                .hasSizeGreaterThanOrEqualTo(LEAST_CLEAN);
        assertThat(CITY.lenders())
                .allMatch(lender -> lender.plants().isEmpty() && lender.habits().isEmpty());
    }

    @Test
    void registersNameTheirPartiesByDocumentsWhoseHashTheFeedUses() {
        Set<String> hashes = new HashSet<>();
        Books.of(CITY).values().forEach(books -> books.users.values().forEach(user -> hashes.add(user.who())));
        List<String> missing = new ArrayList<>();
        for (String line :
                CITY.registry().get("affiliations.csv").lines().skip(1).toList()) {
            if (!hashes.contains(IdentityHash.of(line.split(",", -1)[2]))) {
                missing.add(line);
            }
        }
        for (String line : CITY.registry().get("guarantors.csv").lines().skip(1).toList()) {
            if (!hashes.contains(IdentityHash.of(line.split(",", -1)[0]))) {
                missing.add(line);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(CITY.registry().get("institutions.csv").lines())
                .hasSize(CITY.lenders().size() + 1);
    }

    @Test
    void everyLineOfAFileHasTheColumnsOfItsHeader() {
        List<String> files = new ArrayList<>(CITY.registry().values());
        files.addAll(CITY.custody().values());
        files.add(CITY.declared());
        files.add(CITY.events());
        for (String file : files) {
            int columns = file.lines().findFirst().orElseThrow().split(",", -1).length;
            assertThat(file.lines()).allMatch(line -> line.split(",", -1).length == columns);
        }
    }

    @Test
    void aLenderThatFallsSilentStaysSoWhileOthersReport() {
        Map<String, Books> books = Books.of(CITY);
        Expected silence = CITY.expected().stream()
                .filter(each -> each.rule().equals("R14a"))
                .findFirst()
                .orElseThrow();
        int last = books.get(silence.lender()).sentDays.last();
        assertThat(Positions.day(Span.DAYS - 1) - last).isGreaterThanOrEqualTo(10);
        assertThat(books.values().stream().filter(each -> each.sentDays.last() >= Positions.day(Span.DAYS - 4)))
                .hasSize(CITY.lenders().size() - 1);
    }

    @Test
    void cleanLendersReportEveryDayButThoseWithALawfulReason() {
        Set<String> excused = Set.of("maintenance", "National Day", "working days");
        Set<String> guilty = CITY.expected().stream().map(Expected::lender).collect(Collectors.toSet());
        int outage = (int) java.time.LocalDate.of(2020, 7, 25).toEpochDay();
        Books.of(CITY).forEach((lender, books) -> {
            boolean lawful = CITY.lawful().stream()
                    .filter(each -> each.lender().equals(lender) && each.rule().equals("R14"))
                    .anyMatch(each -> excused.stream().anyMatch(each.why()::contains));
            for (int i = 0; i < Span.DAYS && !lawful && !guilty.contains(lender); i++) {
                int day = Positions.day(i);
                if (day != outage) {
                    assertThat(books.sentMoney).as("%s on day %d", lender, i).contains(day);
                }
            }
        });
    }
}
