package io.firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.embedded.stack.DataFolder;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.servers.EmbeddedPostgres.Durability;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./firewatch audit verify} over a data folder, in use and not. */
class AuditCommandIT {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void walksTheLogOfARunningAndOfAStoppedFolderAndNamesTheLineThatWasChanged() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data.postgres(), Durability.FORGETFUL)) {
            RecordSchema.migrate(postgres.dataSource());
            run(
                    postgres,
                    "SELECT desk.audit_append('wang', 'sign-in', 'wang', '{\"with\": \"password\"}', '10.0.0.1')",
                    "SELECT desk.audit_append('wang', 'unmask', 'a-1', '{\"reason\": \"核实借款人, 12:\"}', '10.0.0.1')",
                    "SELECT desk.audit_append('wang', 'sign-out', 'wang', '{}', '10.0.0.1')");
            assertThat(verify()).as(said.toString()).isZero();
            assertThat(said.toString()).contains("whole: 3 lines");
        }
        assertThat(verify()).as(said.toString()).isZero();
        String noted = said.toString().replaceAll("(?s).*Note elsewhere +(\\S+).*", "$1");
        assertThat(noted).matches("3:[0-9a-f]{64}");
        assertThat(verify("--noted", noted)).isZero();

        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data.postgres(), Durability.FORGETFUL)) {
            run(
                    postgres,
                    "SET session_replication_role = replica",
                    "UPDATE desk.audit SET detail = '{\"reason\": \"another\"}' WHERE seq = 2");
        }
        assertThat(verify()).isEqualTo(1);
        assertThat(said.toString()).contains("line 2 was changed");
    }

    private int verify(String... more) {
        said.getBuffer().setLength(0);
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"audit", "verify", "--data", folder.toString()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Firewatch.execute(said, arguments);
    }

    private static void run(EmbeddedPostgres postgres, String... statements) throws Exception {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
