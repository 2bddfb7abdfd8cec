package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The index of an {@link AgedCity}: its alerts, and the points of every day in indices by month. */
final class AgedIndex {
    private static final int THREADS = 2;

    /** Of ten points of a day, as many are about lenders at most; the others are about debtors within sight of a limit. */
    private static final int TENTHS_OF_LENDERS = 8;

    private final String url;

    AgedIndex(String url) {
        this.url = url;
    }

    void write(AgedCity city, AgedRecord record) throws Exception {
        ExecutorService loaders = Executors.newFixedThreadPool(THREADS, work -> new Thread(work, "bench loader"));
        try {
            List<Callable<Void>> parts = new ArrayList<>();
            parts.add(() -> alerts(record));
            for (YearMonth month = YearMonth.from(city.firstDay());
                    !month.isAfter(YearMonth.from(city.today()));
                    month = month.plusMonths(1)) {
                YearMonth one = month;
                parts.add(() -> points(city, one));
            }
            for (Future<Void> part : loaders.invokeAll(parts)) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            loaders.shutdownNow();
        }
    }

    private Void alerts(AgedRecord record) throws SQLException, IOException {
        BulkLoad index = new BulkLoad(url);
        index.create(IndexMappings.ALERTS_INDEX, IndexMappings.alerts());
        record.documents((id, document) -> index.add(IndexMappings.ALERTS_INDEX, id, document));
        index.settle(IndexMappings.ALERTS_INDEX, refreshInterval(IndexMappings.alerts()));
        return null;
    }

    private Void points(AgedCity city, YearMonth month) throws IOException {
        String name = IndexMappings.INDICATORS_PREFIX + month;
        BulkLoad index = new BulkLoad(url);
        index.create(name, IndexMappings.indicators());
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            if (!day.isBefore(city.firstDay()) && !day.isAfter(city.today())) {
                day(index, name, city.pointsADay(), day);
            }
        }
        index.settle(name, refreshInterval(IndexMappings.indicators()));
        return null;
    }

    private static void day(BulkLoad index, String name, int points, LocalDate day) throws IOException {
        List<Indicator> ofLenders = Indicator.of(SubjectType.INSTITUTION);
        int each = Math.max(1, Math.min(ofLenders.size(), points * TENTHS_OF_LENDERS / 10 / AgedCity.LENDERS));
        int left = points;
        long seed = day.toEpochDay();
        for (int lender = 1; lender <= AgedCity.LENDERS && left > 0; lender++) {
            String code = AgedCity.lender(lender);
            for (int i = 0; i < each && left > 0; i++, left--) {
                Indicator indicator = ofLenders.get(i);
                add(
                        index,
                        name,
                        day,
                        code,
                        SubjectType.INSTITUTION,
                        code,
                        indicator.id(),
                        indicator.unit().name(),
                        value(seed, lender, i));
            }
        }
        for (int i = 0; left > 0; i++, left--) {
            int party = Math.floorMod(i / 2 * 7_919L + seed / 10, AgedCity.PARTIES);
            add(
                    index,
                    name,
                    day,
                    AgedCity.lender(1 + party % AgedCity.LENDERS),
                    SubjectType.PARTY,
                    AgedCity.party(party),
                    i % 2 == 0 ? "exposure" : "exposure_limit",
                    "MONEY",
                    value(seed, party, i));
        }
    }

    /** No word here needs to be escaped. */
    private static void add(
            BulkLoad index,
            String name,
            LocalDate day,
            String lender,
            SubjectType type,
            String subject,
            String indicator,
            String unit,
            double value)
            throws IOException {
        index.add(
                name,
                String.join("|", lender, type.id(), subject, indicator, day.toString()),
                "{\"institution\":\"" + lender + "\",\"subjectType\":\"" + type.id() + "\",\"subject\":\"" + subject
                        + "\",\"label\":\"" + subject + "\",\"indicator\":\"" + indicator + "\",\"unit\":\""
                        + unit.toLowerCase(Locale.ROOT) + "\",\"day\":\"" + day + "\",\"value\":" + value + "}");
    }

    private static double value(long day, int who, int which) {
        return 1_000_000 * (1 + Math.sin(day / 9.0 + who + which));
    }

    private static String refreshInterval(String shape) throws IOException {
        return new ObjectMapper()
                .readTree(shape)
                .path("settings")
                .path("refresh_interval")
                .asText();
    }
}
