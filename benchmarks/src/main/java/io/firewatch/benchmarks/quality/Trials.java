package io.firewatch.benchmarks.quality;

import io.firewatch.benchmarks.quality.RegistryDoor.Landed;
import io.firewatch.benchmarks.secondcity.Expected;
import io.firewatch.benchmarks.secondcity.SecondCity;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.Lender;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.BusinessTime;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cities that detection is tried on. */
final class Trials {
    /** Disclosure is due within five working days of a month's end. */
    private static final int DISCLOSED_AFTER_DAYS = 7;

    private final BureauKeys keys;
    private final Path folder;

    /** {@code folder} is for files that nobody needs afterwards. */
    Trials(Path folder) throws IOException {
        this.folder = folder;
        this.keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
    }

    Trial of(String city, long seed) throws SQLException {
        return switch (city) {
            case "second" -> second(seed);
            default -> throw new IllegalArgumentException("there is no city '" + city + "'");
        };
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
            feed.sent(day);
            feed.imported(byDay.getOrDefault(day.last(), List.of()), day.last());
        }
        return new Trial(
                "second city, seed " + seed,
                feed.changes(),
                city.lenders().stream().map(Lender::code).collect(Collectors.toSet()),
                sought(city.expected()),
                sought(city.arguable()),
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
                        one.rule(), one.pattern(), one.lender(), subjects(one.subject()), one.from(), one.why()))
                .toList();
    }

    /** A hash is known to the desk by its re-keyed name; a loan or product by its own. */
    private Set<String> subjects(@Nullable String reported) {
        return reported == null ? Set.of() : Set.of(reported, keys.party(reported));
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
