package io.firewatch.ingestion.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.servers.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bureau whose registry is a PostgreSQL database of its own, with its own words and types. */
class RegistryJobIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DOCUMENT = "99999919800101123X";

    @TempDir
    Path folder;

    private RecordDatabase record;
    private TestDatabase bureau;
    private BureauKeys keys;
    private RegistryReplica replica;

    @BeforeEach
    void startEmpty() throws IOException {
        record = new RecordDatabase("registry_record");
        bureau = new TestDatabase("bureau");
        bureau.execute(
                "CREATE TABLE jg (bm varchar(40) PRIMARY KEY, mc text NOT NULL, lx smallint NOT NULL, qx text,"
                        + " jzc numeric(18, 4), xkq timestamp, gxsj timestamptz DEFAULT now())",
                "CREATE TABLE gdgx (id bigserial PRIMARY KEY, jg text, zjhm text, xm text, zw text, bl numeric, qs date,"
                        + " zz date)",
                "CREATE TABLE firewatch (id int PRIMARY KEY, at timestamptz)",
                "INSERT INTO firewatch VALUES (1, NULL)",
                "CREATE TABLE dbgs (xydm char(20) PRIMARY KEY, mc text, yxzk boolean, jzc double precision, rq date)");
        keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
        Path file = folder.resolve("registry.yaml");
        Files.writeString(
                file,
                """
                connection: {host: %s, port: %d, database: bureau, user: %s, password-env: WORD}
                heartbeat: public.firewatch
                tables:
                  - table: public.jg
                    as: institutions
                    columns: {code: bm, name: mc, type: lx, district: qx, net_assets: jzc, licensed_from: xkq}
                    constants: {credit_code: "", licensed_to: "", custodian: "", custody_from: ""}
                    values: {type: {1: p2p, 2: microloan}}
                  - table: public.gdgx
                    as: affiliations
                    columns: {institution: jg, party_document: zjhm, party_name: xm, role: zw, share: bl, from: qs, to: zz}
                    constants: {party_kind: person}
                    values: {role: {股东: shareholder, 董事: director}}
                  - table: public.dbgs
                    as: guarantors
                    columns: {credit_code: xydm, name: mc, licensed: yxzk, net_assets: jzc, as_of: rq}
                """
                        .formatted(bureau.host(), bureau.port(), bureau.user()));
        replica = RegistryReplica.read(file, Map.of("WORD", bureau.password()));
    }

    @AfterEach
    void stop() {
        bureau.close();
        record.close();
    }

    @Test
    void saysWhatIsMissingBeforeItStarts() throws Exception {
        bureau.execute("ALTER TABLE gdgx DROP CONSTRAINT gdgx_pkey", "ALTER TABLE dbgs RENAME COLUMN rq TO riqi");

        assertThat(RegistryCheck.problems(replica))
                .anyMatch(one -> one.contains("public.gdgx has no primary key"))
                .anyMatch(one -> one.contains("public.dbgs has no column rq"))
                .anyMatch(one -> one.contains("CREATE PUBLICATION firewatch_registry FOR TABLE public.jg"));
    }

    @Test
    void whatTheBureauWritesArrivesAndWhatItDeletesEnds() throws Exception {
        bureau.execute(
                "CREATE PUBLICATION firewatch_registry FOR TABLE jg, gdgx, dbgs, firewatch",
                "INSERT INTO jg VALUES ('BUR-1', '示例平台', 1, '示例区', 5000000.5000, '2017-01-01 00:00')",
                "INSERT INTO gdgx (jg, zjhm, xm, zw, bl, qs) VALUES"
                        + " ('BUR-1', '" + DOCUMENT + "', '赵示例', '股东', 0.6000, '2017-01-01'),"
                        + " ('BUR-1', '999999199002021235', '钱示例', '董事', NULL, '2018-01-01'),"
                        + " ('BUR-1', '999999199103031236', '孙示例', '看门人', NULL, NULL)",
                "INSERT INTO dbgs VALUES ('91330100MA0000003X', '示例担保', true, 1e8, '2025-12-31')");
        assertThat(RegistryCheck.problems(replica)).isEmpty();
        JobClient job = start(null);

        // The snapshot, with its one bad row.
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        record.ask("SELECT reason FROM registry.set_aside WHERE table_name = 'public.gdgx'"))
                .startsWith("column zw, as role: '看门人' is none of"));
        assertThat(record.ask("SELECT row_label FROM registry.set_aside")).isEqualTo("id=3");
        await().atMost(SOON)
                .until(() -> ask("SELECT count(*) FROM registry.affiliation").equals("2"));
        await().atMost(SOON)
                .until(() -> ask("SELECT licensed || ' ' || net_assets || ' ' || as_of FROM registry.guarantor")
                        .equals("true 10000000000 2025-12-31"));
        assertThat(ask("SELECT type || ' ' || net_assets || ' ' || licensed_from FROM registry.institution"))
                .isEqualTo("p2p 500000050 2017-01-01");

        await().atMost(SOON).until(() -> !bureau.ask("SELECT at FROM firewatch").equals("nothing"));

        // An update, a deletion, a mended row.
        bureau.execute("UPDATE gdgx SET bl = 0.51 WHERE id = 1");
        await().atMost(SOON).until(() -> ask("SELECT share::text FROM registry.affiliation WHERE role = 'shareholder'")
                .equals("0.510000"));
        bureau.execute("DELETE FROM gdgx WHERE id = 2", "UPDATE gdgx SET zw = '董事' WHERE id = 3");
        String director = keys.partyOfDocument("999999199002021235");
        await().atMost(SOON).until(() -> !ended(director).equals("nothing"));
        await().atMost(SOON)
                .until(() -> ask("SELECT count(*) FROM registry.set_aside").equals("0"));
        assertThat(ask("SELECT party FROM registry.affiliation WHERE role = 'director'"))
                .isEqualTo(keys.partyOfDocument("999999199103031236"));

        // What happens while the job is away comes when it is back, and nothing lands twice.
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        String before = ask("SELECT count(*) FROM feed.record");
        bureau.execute("DELETE FROM dbgs", "DELETE FROM jg");
        JobClient again = start(savepoint);
        await().atMost(SOON).until(() -> !ask("SELECT licensed_to FROM registry.institution")
                .equals("nothing"));
        assertThat(ask("SELECT licensed FROM registry.guarantor WHERE struck_off"))
                .isEqualTo("f");
        assertThat(ask("SELECT count(*) FROM feed.record")).isEqualTo(Integer.toString(Integer.parseInt(before) + 2));

        assertThat(ask("SELECT string_agg(body, '') FROM feed.record"))
                .doesNotContain(DOCUMENT, "99999919", "赵示例", "91330100MA0000003X");
        assertThat(ask("SELECT string_agg(identity::text || row_key, '') FROM registry.followed"))
                .doesNotContain("99999919");
        again.cancel().get();
    }

    private String ended(String party) {
        return ask("SELECT body FROM feed.record WHERE body LIKE '%" + party + "%' AND body LIKE '%\"to\":\"%'");
    }

    private String ask(String query) {
        return record.ask(query);
    }

    private JobClient start(@Nullable String savepoint) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        RegistryJob.define(env, replica, record.connection(), folder.resolve("bureau.key"));
        return env.executeAsync("registry");
    }
}
