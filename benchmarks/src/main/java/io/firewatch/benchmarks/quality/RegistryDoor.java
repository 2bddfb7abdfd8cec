package io.firewatch.benchmarks.quality;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.registry.JdbcInstitutionRegister;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionRegister.ImportResult;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The desk's own import of registry files and custodians' statements, into an empty record that lives for one import. */
final class RegistryDoor {
    private static final String LANDED =
            "SELECT institution, inf_type, business_day - DATE '1970-01-01' AS day, record_key, body"
                    + " FROM feed.record ORDER BY seq";

    private RegistryDoor() {}

    /** What an imported line became in the record. */
    record Landed(String institution, int infType, @Nullable Integer day, String key, String body) {}

    /**
     * Imports files by name, then statements by institution; answers what landed, in order. Throws {@link
     * IllegalStateException} when a line is refused.
     *
     * @param today the day of the import
     */
    static List<Landed> through(
            Path folder, BureauKeys keys, LocalDate today, Map<String, String> files, Map<String, String> custody)
            throws SQLException {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder.resolve("postgres"), EmbeddedPostgres.Durability.FORGETFUL)) {
            DataSource record = postgres.dataSource();
            RecordSchema.migrate(record);
            Clock clock = Clock.fixed(today.atStartOfDay(BusinessTime.ZONE).toInstant(), BusinessTime.ZONE);
            JdbcInstitutionRegister register = new JdbcInstitutionRegister(record, keys, clock);
            files.forEach((file, text) -> require(file, register.importCsv(file, new StringReader(text))));
            custody.forEach((lender, text) ->
                    require("custody of " + lender, register.importCustody(lender, new StringReader(text))));
            return landed(record);
        }
    }

    private static void require(String what, ImportResult result) {
        if (!result.errors().isEmpty()) {
            throw new IllegalStateException(what + " was refused: " + result.errors());
        }
    }

    private static List<Landed> landed(DataSource record) throws SQLException {
        List<Landed> all = new ArrayList<>();
        try (Connection connection = record.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LANDED)) {
            while (row.next()) {
                int day = row.getInt("day");
                Integer businessDay = row.wasNull() ? null : Integer.valueOf(day);
                all.add(new Landed(
                        row.getString("institution"),
                        row.getInt("inf_type"),
                        businessDay,
                        row.getString("record_key"),
                        row.getString("body")));
            }
        }
        return all;
    }
}
