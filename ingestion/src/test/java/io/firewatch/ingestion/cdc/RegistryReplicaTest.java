package io.firewatch.ingestion.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryReplicaTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("WORD", "s3cret");

    private static final String GOOD =
            """
            connection:
              host: db.example
              port: 5433
              database: registry
              user: firewatch
              password-env: WORD
            tables:
              - table: public.dbgs
                as: guarantors
                columns: {credit_code: xydm, name: mc, licensed: yxzk, as_of: rq}
                constants: {net_assets: ""}
                values: {licensed: {01: yes, 02: no}}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsWhereTheDatabaseIsAndHowItsTablesAreShaped() throws IOException {
        RegistryReplica replica = read(GOOD);

        assertThat(replica.connection())
                .isEqualTo(new RecordConnection("db.example", 5433, "registry", "firewatch", "s3cret"));
        assertThat(replica.slot()).isEqualTo("firewatch_registry");
        FollowedTable table = replica.tables().get(0);
        assertThat(table.columns()).containsEntry("credit_code", "xydm");
        assertThat(table.values()).containsEntry("licensed", Map.of("01", "yes", "02", "no"));
        assertThat(replica.toString()).doesNotContain("s3cret");
    }

    @Test
    void readsThePasswordFromAFileBesideIt() throws IOException {
        Files.writeString(folder.resolve("word"), "from-a-file\n");

        assertThat(read(GOOD.replace("password-env: WORD", "password-file: word"))
                        .connection()
                        .password())
                .isEqualTo("from-a-file");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        refuses(GOOD.replace("password-env: WORD", "password: s3cret"), "connection.password: is none of");
        refuses(GOOD.replace("WORD", "OTHER"), "OTHER is not set");
        refuses(GOOD.replace("as: guarantors", "as: banks"), "tables[0].as: 'banks' is none of institutions");
        refuses(GOOD.replace("mc, ", "mc, colour: ys, "), "guarantors.csv has no colour");
        refuses(GOOD.replace(", as_of: rq", ""), "tables[0].columns: missing as_of");
        refuses(GOOD.replace("licensed: {01", "as_off: {01"), "values.as_off: is no column");
        refuses(GOOD.replace("net_assets: \"\"", "name: x"), "name: is both");
        refuses(GOOD.replace("public.dbgs", "dbgs"), "is not schema.table");
        refuses(GOOD.replace("5433", "many"), "connection.port: 'many' is no number");
        refuses(GOOD.replace("tables:", "table:"), "table: is none of connection, heartbeat, slot, tables");
        refuses("tables: [", "is no YAML");
        refuses("", "is missing or no map");
    }

    private void refuses(String yaml, String why) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registry.yaml")
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    private RegistryReplica read(String yaml) throws IOException {
        Path file = folder.resolve("registry.yaml");
        Files.writeString(file, yaml);
        return RegistryReplica.read(file, ENVIRONMENT);
    }
}
