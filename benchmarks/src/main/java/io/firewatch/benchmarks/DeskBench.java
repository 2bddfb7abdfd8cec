package io.firewatch.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.detection.index.IndexTemplates;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.registry.JdbcInstitutionRegister;
import io.firewatch.model.BusinessTime;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedElasticsearch;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.web.Desk;
import io.firewatch.web.DeskConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** How long a reader of the desk waits in a city of 200 lenders, and how that grows with what has been watched. */
final class DeskBench {
    private static final String PASSWORD = "bench-of-the-desk";
    private static final int DESK_CONNECTIONS = 8;
    private static final int TIMES = 15;

    /** Each size is three times the one before. */
    private static final int[] PARTS = {9, 3, 1};

    /** Some hundred points of each lender and as many of debtors, as the jobs write on a business day. */
    private static final int POINTS_A_DAY = 24_000;

    private final Options options;
    private final Report report = new Report();

    /** How much there is to look at in the end, and where the result goes. */
    record Options(int alerts, int points, int times, Path out) {
        static Options of(Map<String, String> given) {
            return new Options(
                    Integer.parseInt(given.getOrDefault("alerts", "100000")),
                    Integer.parseInt(given.getOrDefault("points", "2000000")),
                    TIMES,
                    Path.of(given.getOrDefault("out", "benchmarks/target/bench/desk.json")));
        }
    }

    DeskBench(Options options) {
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
            pool.setMaximumPoolSize(DESK_CONNECTIONS);
            try (HikariDataSource record = new HikariDataSource(pool);
                    Desk desk = Desk.start(
                            new DeskConfig("127.0.0.1", 0, PASSWORD, false),
                            record,
                            elasticsearch.url(),
                            new JdbcInstitutionRegister(record, BureauKeys.loadOrCreate(root.resolve("bureau.key"))))) {
                measure(desk, record, new BulkLoad(elasticsearch.url()));
            }
        } finally {
            Folders.delete(root);
        }
        report.write(options.out());
    }

    private void measure(Desk desk, HikariDataSource record, BulkLoad index) throws Exception {
        int days = Math.max(PARTS[0], options.points() / POINTS_A_DAY);
        AgedCity city = new AgedCity(
                record,
                index,
                LocalDate.now(BusinessTime.ZONE),
                Math.max(1, options.alerts() / days),
                Math.max(1, options.points() / days));
        city.found();
        DeskWalk walk = new DeskWalk(new DeskApi("http://localhost:" + desk.port(), "admin", PASSWORD));
        Map<String, Double> smallest = new HashMap<>();
        try (FootprintWatch watch = FootprintWatch.start()) {
            for (int part : PARTS) {
                long start = System.nanoTime();
                city.growTo(Math.max(1, days / part));
                report.row(
                        "s to load %,d alerts and %,d points".formatted(city.alerts(), city.points()),
                        (System.nanoTime() - start) / 1e9);
                Map<String, Latencies> waits = walk.measure(options.times());
                waits.forEach((name, latencies) -> {
                    report.waits(name + ", " + city.days() + " days", latencies);
                    double median = latencies.percentile(0.5);
                    smallest.putIfAbsent(name, median);
                    if (part == 1) {
                        report.row(name + ", times the smallest", median / smallest.get(name));
                    }
                });
            }
            report.memory(watch.highest());
        }
    }
}
