package io.firewatch.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.detection.index.HistoryDocument;
import io.firewatch.detection.index.IndexTemplates;
import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import io.firewatch.record.RecordSchema;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.servers.EmbeddedElasticsearch;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.web.http.Json;
import io.firewatch.web.index.HistoryIndex;
import io.firewatch.web.index.Index;
import io.firewatch.web.whatif.City;
import io.firewatch.web.whatif.WhatIf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;

/** How long an analyst waits for a moved parameter and for its trade-off curve, and how that grows with the city. */
final class WhatIfBench {
    /** The rule that asks about most indicators, of several groups, and the one most often tuned. */
    private static final List<String> RULES = List.of("run.signals", "fund-pooling.unmatched-balance");

    private static final Map<String, String> MOVED =
            Map.of("run.signals", "outflow", "fund-pooling.unmatched-balance", "share");

    private static final LocalDate LAST = LocalDate.of(2026, 5, 31);
    private static final int WARM_UP = 10;

    private final Options options;
    private final Report report = new Report();
    private final Random dice = new Random(1);

    /** How large the city becomes, and where the result goes. */
    record Options(int lenders, int days, int times, Path out) {
        static Options of(Map<String, String> given) {
            return new Options(
                    Integer.parseInt(given.getOrDefault("lenders", "300")),
                    Integer.parseInt(given.getOrDefault("days", "365")),
                    50,
                    Path.of(given.getOrDefault("out", "benchmarks/target/bench/what-if.json")));
        }
    }

    /** The city at one time. */
    private record Size(int lenders, int days) {}

    WhatIfBench(Options options) {
        this.options = options;
    }

    void run() throws Exception {
        Path root = Files.createTempDirectory("firewatch-bench");
        System.setProperty(
                "firewatch.logs", Files.createDirectories(root.resolve("logs")).toString());
        System.setProperty("logback.configurationFile", "logback-stack.xml");
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(root.resolve("postgres"), EmbeddedPostgres.Durability.FORGETFUL);
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(root.resolve("elasticsearch"))) {
            RecordSchema.migrate(postgres.dataSource());
            IndexTemplates.install(elasticsearch.url());
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(postgres.dataSource());
            try (HikariDataSource source = new HikariDataSource(pool);
                    Index index = new Index(elasticsearch.url(), Optional::empty)) {
                Jdbi record = Jdbi.create(source);
                found(record);
                measure(record, index, new BulkLoad(elasticsearch.url()));
            }
        } finally {
            Folders.delete(root);
        }
        report.write(options.out());
    }

    private void found(Jdbi record) {
        record.useHandle(handle -> {
            for (int lender = 0; lender < options.lenders(); lender++) {
                handle.execute(
                        "INSERT INTO registry.institution (code, name, type, district, secret) VALUES (?, ?, 'p2p',"
                                + " 'district', ''::bytea)",
                        code(lender),
                        "lender " + lender);
            }
            for (CatalogueRule rule : RuleCatalogue.load()) {
                handle.execute(
                        "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
                                + " VALUES (?, 1, ?, 'active', ?, '{}')",
                        rule.rule().id(),
                        rule.hash(),
                        rule.text());
            }
            handle.execute("UPDATE desk.judged SET closed_day = ?", LAST);
        });
    }

    private static String code(int lender) {
        return "CERT%08d".formatted(lender + 1);
    }

    private void measure(Jdbi record, Index index, BulkLoad load) throws Exception {
        int few = Math.max(1, options.lenders() / 30);
        List<Size> sizes = List.of(
                new Size(few, Math.max(1, options.days() / 12)),
                new Size(few, Math.max(1, options.days() / 4)),
                new Size(few, options.days()),
                new Size(Math.max(1, options.lenders() / 3), options.days()),
                new Size(options.lenders(), options.days()));
        for (Size size : sizes) {
            fill(load, size);
            for (String rule : RULES) {
                measure(new WhatIf(new HistoryIndex(index), new City(record)), rule, size);
            }
        }
    }

    private void measure(WhatIf whatIf, String rule, Size size) {
        String at = "%s, %d lenders x %d days: ".formatted(rule, size.lenders(), size.days());
        String parameter = Objects.requireNonNull(MOVED.get(rule));
        long start = System.nanoTime();
        int subjects = whatIf.answer(rule, asked(parameter, 0), null, null).subjects();
        report.row(at + "first answer (s)", (System.nanoTime() - start) / 1e9);
        if (subjects != size.lenders()) {
            throw new IllegalStateException(at + subjects + " subjects are known");
        }
        Latencies moves = new Latencies();
        Latencies sweeps = new Latencies();
        for (int i = 0; i < WARM_UP + options.times(); i++) {
            double move = millis(() -> Json.text(whatIf.answer(rule, asked(parameter, dice.nextInt(30)), null, null)));
            double sweep = millis(() -> Json.text(whatIf.sweep(rule, parameter, asked(parameter, 5))));
            if (i >= WARM_UP) {
                moves.add(move);
                sweeps.add(sweep);
            }
        }
        report.waits(at + "moved parameter", moves);
        report.waits(at + "sweep", sweeps);
    }

    private static WhatIf.Asked asked(String parameter, int hundredths) {
        return new WhatIf.Asked(null, "{\"%s\": 0.%02d}".formatted(parameter, Math.max(1, hundredths)));
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Writes every month again that a size reaches into. */
    private void fill(BulkLoad load, Size size) throws IOException {
        List<String> groups = RuleCatalogue.load().stream()
                .filter(one -> RULES.contains(one.rule().id()))
                .map(CatalogueRule::rule)
                .map(RuleCompiler::compile)
                .map(CompiledRule::groups)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        LocalDate first = LAST.minusDays(size.days() - 1L);
        for (YearMonth month = YearMonth.from(first); !month.atDay(1).isAfter(LAST); month = month.plusMonths(1)) {
            load.create(IndexMappings.HISTORY_PREFIX + month, IndexMappings.history());
            int[] days = month.atDay(1)
                    .datesUntil(month.plusMonths(1).atDay(1))
                    .filter(day -> !day.isBefore(first) && !day.isAfter(LAST))
                    .mapToInt(BusinessTime::day)
                    .toArray();
            for (int lender = 0; lender < size.lenders(); lender++) {
                for (String group : groups) {
                    page(load, month, code(lender), group, days);
                }
            }
        }
        load.settle(IndexMappings.HISTORY_PREFIX + "*", "2s");
    }

    private void page(BulkLoad load, YearMonth month, String lender, String group, int[] days) throws IOException {
        List<Indicator> indicators = Indicator.of(SubjectType.INSTITUTION).stream()
                .filter(one -> one.group().equals(group))
                .toList();
        double[] values = new double[days.length * indicators.size()];
        Arrays.setAll(values, i -> value(indicators.get(i % indicators.size())));
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        HistoryDocument.writeBody(
                new HistoryPage(
                        lender,
                        SubjectType.INSTITUTION,
                        group,
                        lender,
                        lender,
                        BusinessTime.day(month.atDay(1)),
                        days,
                        values),
                System.currentTimeMillis(),
                document);
        load.add(
                IndexMappings.HISTORY_PREFIX + month,
                lender + "|institution|" + lender + "|" + group,
                document.toString(StandardCharsets.UTF_8));
    }

    /** Every day another number: nothing is ever the same as the day before. */
    private double value(Indicator indicator) {
        double at = dice.nextDouble();
        return indicator.unit().isWhole() ? Math.rint(at * at * 1e9) : at * at * 0.4;
    }
}
