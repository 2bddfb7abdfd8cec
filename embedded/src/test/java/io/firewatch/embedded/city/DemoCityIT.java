package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.ingestion.gateway.Gateway;
import io.firewatch.ingestion.gateway.GatewayConfig;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.registry.JdbcInstitutionRegister;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The city reports to a real gateway and a real record. */
class DemoCityIT {
    private static final int DAYS = Integer.getInteger("firewatch.city.days", 5);
    private static final DemoCity.Options OPTIONS = new DemoCity.Options(5, DAYS, LocalDate.of(2026, 3, 2), false);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static HikariDataSource record;
    private static BureauKeys keys;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), EmbeddedPostgres.Durability.FORGETFUL);
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.dataSource());
        record = new HikariDataSource(config);
        RecordSchema.migrate(record);
        keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
        gateway = Gateway.start(GatewayConfig.onPort(0), record, keys);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        record.close();
        postgres.close();
    }

    @Test
    void landsEveryRecordOnceWithoutARefusalHoweverOftenItIsRun() throws Exception {
        List<DemoCity.Progress> told = run();
        long first = count("SELECT count(*) FROM feed.record");

        run();

        assertThat(count("SELECT count(*) FROM feed.record WHERE inf_type < 1000"))
                .isEqualTo(told.get(told.size() - 1).records());
        assertThat(count("SELECT count(DISTINCT inf_type) FROM feed.record WHERE inf_type >= 1000"))
                .isEqualTo(6);
        assertThat(told.get(told.size() - 1).done()).isTrue();
        assertThat(told.get(told.size() - 1).days()).isEqualTo(DAYS);
        assertThat(count("SELECT count(*) FROM feed.record")).isEqualTo(first);
        assertThat(text("SELECT coalesce(string_agg(DISTINCT inf_type || ' ' || refusals, '; '), '') FROM feed.record"
                        + " WHERE refusals::text <> '[]'"))
                .isEmpty();
        assertThat(count("SELECT count(DISTINCT institution) FROM feed.batch WHERE inf_type < 1000"))
                .isEqualTo(45);
        assertThat(text("SELECT coalesce(string_agg(DISTINCT substr(institution, 13) || observations, ' '), '')"
                        + " FROM feed.batch WHERE observations::text <> '[]'"))
                .isEmpty();
    }

    private static List<DemoCity.Progress> run() throws Exception {
        List<DemoCity.Progress> told = new ArrayList<>();
        new DemoCity(OPTIONS)
                .run("http://localhost:" + gateway.port(), new JdbcInstitutionRegister(record, keys), told::add);
        return told;
    }

    private static long count(String sql) throws Exception {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws Exception {
        try (Connection connection = record.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
