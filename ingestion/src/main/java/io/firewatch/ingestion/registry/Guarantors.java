package io.firewatch.ingestion.registry;

import io.firewatch.ingestion.identity.BureauKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** {@code guarantors.csv}: guarantee companies' licences and net assets as of a date. */
final class Guarantors implements RegistryFile {
    private static final String UPSERT =
            """
            INSERT INTO registry.guarantor (party, name, licensed, net_assets, as_of) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (party, as_of) DO UPDATE SET
                name = excluded.name, licensed = excluded.licensed, net_assets = excluded.net_assets""";

    private final BureauKeys keys;

    Guarantors(BureauKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<String> columns() {
        return List.of("credit_code", "name", "licensed", "net_assets", "as_of");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        String party = keys.partyOfDocument(row.required("credit_code").toUpperCase(Locale.ROOT));
        String name = row.required("name");
        Boolean licensed = row.optional("licensed") == null
                ? null
                : row.oneOf("licensed", List.of("yes", "no")).equals("yes");
        Long netAssets = row.fen("net_assets");
        row.required("as_of");
        LocalDate asOf = row.date("as_of");
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, party);
            upsert.setString(2, name);
            upsert.setObject(3, licensed);
            upsert.setObject(4, netAssets);
            upsert.setObject(5, asOf);
            upsert.executeUpdate();
        }
        return party + "|" + asOf;
    }
}
