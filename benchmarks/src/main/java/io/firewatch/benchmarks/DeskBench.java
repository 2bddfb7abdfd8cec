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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How long a reader of the desk waits in a city of 200 lenders, and how that grows with what has been watched. */
final class DeskBench {
    private static final String PASSWORD = "bench-of-the-desk";
    private static final int DESK_CONNECTIONS = 8;

    /** All that lenders are known by, and as many points of debtors as come within sight of a limit. */
    private static final int POINTS_A_DAY = 50_000;

    /** While it is filled; it is measured with what it has everywhere else. */
    private static final int HEAP_TO_LOAD = 2_048;

    private final Options options;
    private final Report report = new Report();

    /**
     * What is measured.
     *
     * @param alerts in the largest city
     * @param points of indicators in the largest city
     * @param parts of the largest city, the smallest first: 50, 10 and 1
     * @param times how often each is asked; 0 only loads
     * @param data where the cities are kept for the next run; empty to throw them away
     * @param out where the result goes
     */
    record Options(int alerts, int points, List<Integer> parts, int times, Optional<Path> data, Path out) {
        static Options of(Map<String, String> given) {
            return new Options(
                    Integer.parseInt(given.getOrDefault("alerts", "100000")),
                    Integer.parseInt(given.getOrDefault("points", "5000000")),
                    Arrays.stream(given.getOrDefault("parts", "50,10,1").split(","))
                            .map(Integer::valueOf)
                            .toList(),
                    Integer.parseInt(given.getOrDefault("times", "15")),
                    Optional.ofNullable(given.get("data")).map(Path::of),
                    Path.of(given.getOrDefault("out", "benchmarks/target/bench/desk.json")));
        }
    }

    DeskBench(Options options) {
        this.options = options;
    }

    void run() throws Exception {
        Path root = options.data().isPresent()
                ? Files.createDirectories(options.data().get())
                : Files.createTempDirectory("firewatch-bench");
        System.setProperty(
                "firewatch.logs", Files.createDirectories(root.resolve("logs")).toString());
        System.setProperty("logback.configurationFile", "logback-stack.xml");
        try {
            Map<String, Double> smallest = new HashMap<>();
            for (int part : options.parts()) {
                AgedCity city = city(part);
                Path folder = root.resolve(city.days() + "-days");
                load(city, folder);
                if (options.times() > 0) {
                    measure(city, folder, smallest);
                }
            }
        } finally {
            if (options.data().isEmpty()) {
                Folders.delete(root);
            }
        }
        report.write(options.out());
    }

    private AgedCity city(int part) {
        int days = Math.max(options.parts().get(0), options.points() / POINTS_A_DAY);
        return new AgedCity(
                LocalDate.now(BusinessTime.ZONE),
                Math.max(1, days / part),
                Math.max(1, options.alerts() / days),
                Math.max(1, options.points() / days));
    }

    private void load(AgedCity city, Path folder) throws Exception {
        Path done = folder.resolve("loaded");
        if (Files.exists(done)) {
            return;
        }
        if (Files.exists(folder)) {
            Folders.delete(folder); // what broke off
        }
        long start = System.nanoTime();
        try (EmbeddedPostgres postgres = postgres(folder);
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(folder.resolve("elasticsearch"), HEAP_TO_LOAD)) {
            RecordSchema.migrate(postgres.dataSource());
            AgedRecord record = new AgedRecord(postgres.dataSource());
            record.write(city);
            report.row("s to write the record, %,d days".formatted(city.days()), (System.nanoTime() - start) / 1e9);
            IndexTemplates.install(elasticsearch.url());
            new AgedIndex(elasticsearch.url()).write(city, record);
        }
        report.row(
                "s to load %,d alerts and %,d points".formatted(city.alerts(), city.points()),
                (System.nanoTime() - start) / 1e9);
        Files.writeString(done, city.toString());
    }

    private static EmbeddedPostgres postgres(Path folder) {
        return EmbeddedPostgres.start(folder.resolve("postgres"), EmbeddedPostgres.Durability.FORGETFUL);
    }

    private void measure(AgedCity city, Path folder, Map<String, Double> smallest) throws Exception {
        try (EmbeddedPostgres postgres = postgres(folder);
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(folder.resolve("elasticsearch"))) {
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
                            new JdbcInstitutionRegister(
                                    record, BureauKeys.loadOrCreate(folder.resolve("bureau.key"))));
                    FootprintWatch watch = FootprintWatch.start()) {
                measure(city, desk, record, smallest);
                report.memory(city.days() + " days", watch.highest());
            }
        }
    }

    /** As an administrator everything, and the pages once more as an officer of one of the four districts. */
    private void measure(AgedCity city, Desk desk, DataSource record, Map<String, Double> smallest)
            throws IOException, InterruptedException, SQLException {
        addOfficers(record);
        String url = "http://localhost:" + desk.port();
        Map<String, Latencies> waits = new LinkedHashMap<>();
        try (DeskWalk walk = new DeskWalk(new DeskApi(url, "admin", PASSWORD))) {
            waits.putAll(DeskWalk.measure(walk.pages(), options.times()));
            waits.putAll(DeskWalk.measure(walk.callsAndOffices(), options.times()));
        }
        try (DeskWalk walk = new DeskWalk(new DeskApi(url, "officer1", PASSWORD))) {
            DeskWalk.measure(walk.pages(), options.times())
                    .forEach((name, latencies) -> waits.put(name + ", of a district", latencies));
        }
        waits.forEach((name, latencies) -> {
            report.waits(name + ", " + city.days() + " days", latencies);
            double median = latencies.percentile(0.5);
            Double before = smallest.putIfAbsent(name, median);
            if (before != null) {
                report.row(name + ", " + city.days() + " days, times the smallest", median / before);
            }
        });
    }

    /** With the administrator's password; the first of them sees one district only. */
    private static void addOfficers(DataSource record) throws SQLException {
        try (Connection connection = record.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    INSERT INTO desk.user_account (name, display_name, password_hash, roles, districts)
                    SELECT 'officer' || n, 'Officer ' || n, password_hash, ARRAY['analyst'], CASE n WHEN 1 THEN ARRAY['江北区'] END
                    FROM desk.user_account, generate_series(1, 60) AS n WHERE name = 'admin'
                    ON CONFLICT DO NOTHING""");
        }
    }
}
