package io.firewatch.benchmarks.quality;

import io.firewatch.benchmarks.quality.RegistryDoor.Landed;
import io.firewatch.benchmarks.secondcity.Expected;
import io.firewatch.benchmarks.secondcity.SecondCity;
import io.firewatch.embedded.city.City;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.JudgedCity;
import io.firewatch.embedded.city.Lender;
import io.firewatch.embedded.city.Planted;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.record.RecordType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cities that detection is tried on. */
final class Trials {
    /** Disclosure is due within five working days of a month's end. */
    private static final int DISCLOSED_AFTER_DAYS = 7;

    /** The demo's own length; its days are fixed so that a bench means the same tomorrow. */
    private static final int DEMO_BUSINESS_DAYS = 120;

    private static final LocalDate DEMO_FROM = LocalDate.of(2026, 3, 2);

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PRODUCT = Pattern.compile("^(HQ|JBP|CP)");

    private final BureauKeys keys;
    private final Path folder;

    /** {@code folder} is for files that nobody needs afterwards. */
    Trials(Path folder) throws IOException {
        this.folder = folder;
        this.keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
    }

    Trial of(String city, long seed) throws SQLException, IOException {
        return switch (city) {
            case "demo" -> demo(seed);
            case "second" -> second(seed);
            default -> throw new IllegalArgumentException("there is no city '" + city + "'");
        };
    }

    private Trial demo(long seed) throws IOException {
        City city = City.plan(seed, DEMO_FROM, DEMO_BUSINESS_DAYS);
        List<Sought> sought = city.planted().stream()
                .map(one -> new Sought(
                        one.rule(),
                        one.pattern(),
                        one.lender(),
                        one.subjects().isEmpty() ? null : kind(one.subjects().get(0)),
                        one.subjects().stream().map(this::named).collect(Collectors.toSet()),
                        one.firstDay(),
                        one.plant().name()))
                .toList();
        return new Trial(
                "demo city, seed " + seed,
                JudgedCity.feed(city, keys),
                codes(city.lenders()),
                sought,
                city.planted().stream().flatMap(Trials::consequences).toList(),
                city.lawful().stream()
                        .map(one -> new LookAlike(one.rule(), one.lender(), one.habit()))
                        .toList(),
                city.firstDay(),
                city.firstDay().plusDays(DEMO_BUSINESS_DAYS / 5 * 7 - 1));
    }

    private static Stream<Sought> consequences(Planted planted) {
        return Consequences.of(planted.plant()).stream()
                .map(one -> new Sought(
                        one.section(),
                        planted.pattern(),
                        planted.lender(),
                        null,
                        Set.of(),
                        planted.firstDay(),
                        planted.plant() + ": " + one.why()));
    }

    private static Set<String> codes(List<Lender> lenders) {
        return lenders.stream().map(Lender::code).collect(Collectors.toSet());
    }

    private Trial second(long seed) throws SQLException {
        SecondCity city = SecondCity.plan(seed);
        List<CityDay> days = new ArrayList<>();
        for (Iterator<CityDay> all = city.days(); all.hasNext(); ) {
            days.add(all.next());
        }
        LocalDate first = days.get(0).first();
        LocalDate last = days.get(days.size() - 1).last();
        Map<String, String> files = new LinkedHashMap<>(city.registry());
        files.put("declared.csv", city.declared());
        files.put("events.csv", city.events());
        List<Landed> imported =
                RegistryDoor.through(folder.resolve("second-" + seed), keys, first.minusDays(1), files, city.custody());
        FeedBuilder feed = new FeedBuilder(keys);
        institutions(city.registry()).forEach(feed::institution);
        Map<LocalDate, List<Landed>> byDay = new HashMap<>();
        imported.forEach(line -> byDay.computeIfAbsent(heard(line, first, last), day -> new ArrayList<>())
                .add(line));
        feed.imported(byDay.getOrDefault(first.minusDays(1), List.of()), first.minusDays(1));
        for (CityDay day : days) {
            city.failed(day.last()).forEach(batch -> feed.failed(batch, day.last()));
            feed.sent(day);
            feed.imported(byDay.getOrDefault(day.last(), List.of()), day.last());
        }
        return new Trial(
                "second city, seed " + seed,
                feed.changes(),
                codes(city.lenders()),
                sought(city.expected()),
                sought(city.arguable()),
                city.lawful().stream()
                        .map(one -> new LookAlike(one.rule(), one.lender(), one.why()))
                        .toList(),
                first,
                last);
    }

    /** When the bureau hears of it: registers before anything else, statements and events on their day. */
    private static LocalDate heard(Landed line, LocalDate first, LocalDate last) {
        RecordType type = RecordType.ofInfType(line.infType()).orElseThrow();
        Integer day = line.day();
        LocalDate heard =
                switch (type) {
                    case CUSTODY_LINE, REGISTRY_EVENT -> day == null ? first.minusDays(1) : BusinessTime.date(day);
                    case DECLARED_FIGURE ->
                        day == null ? first : BusinessTime.date(day).plusDays(DISCLOSED_AFTER_DAYS);
                    default -> first.minusDays(1);
                };
        return heard.isAfter(last) ? last : heard.isBefore(first) ? first.minusDays(1) : heard;
    }

    private List<Sought> sought(List<Expected> expected) {
        return expected.stream()
                .map(one -> new Sought(
                        one.rule(),
                        one.pattern(),
                        one.lender(),
                        one.subject() == null ? null : kind(one.subject()),
                        one.subject() == null ? Set.of() : Set.of(named(one.subject())),
                        one.from(),
                        one.why()))
                .toList();
    }

    /** What a subject is can be told from how it is written: identities are hashes, products begin with their letters. */
    private static SubjectType kind(String reported) {
        if (HASH.matcher(reported).matches()) {
            return SubjectType.PARTY;
        }
        return PRODUCT.matcher(reported).find() ? SubjectType.PRODUCT : SubjectType.LOAN;
    }

    /** A party is known to the desk by its re-keyed hash; a loan or product by its own code. */
    private String named(String reported) {
        return kind(reported) == SubjectType.PARTY ? keys.party(reported) : reported;
    }

    /** The register's rows as detection follows them; no cell of the city holds a comma. */
    private static List<InstitutionRow> institutions(Map<String, String> registry) {
        List<String> lines =
                registry.getOrDefault("institutions.csv", "").lines().toList();
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<InstitutionRow> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.add(new InstitutionRow(
                    cells[header.indexOf("code")],
                    cells[header.indexOf("name")],
                    cells[header.indexOf("type")],
                    cells[header.indexOf("district")],
                    day(cells[header.indexOf("licensed_from")]),
                    day(cells[header.indexOf("licensed_to")])));
        }
        return rows;
    }

    private static @Nullable Integer day(String text) {
        return text.isEmpty() ? null : Integer.valueOf(BusinessTime.parseDay(text));
    }
}
