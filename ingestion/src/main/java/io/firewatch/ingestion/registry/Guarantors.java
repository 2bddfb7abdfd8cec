package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.record.RecordType;
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
            INSERT INTO registry.guarantor (party, name, licensed, net_assets, as_of, small_or_farm)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (party, as_of) DO UPDATE SET
                name = excluded.name, licensed = excluded.licensed, net_assets = excluded.net_assets,
                small_or_farm = excluded.small_or_farm""";

    private static final String WHOLE_CITY = "";

    private final BureauKeys keys;
    private final IndependentLanding landing;

    Guarantors(BureauKeys keys, IndependentLanding landing) {
        this.keys = keys;
        this.landing = landing;
    }

    @Override
    public List<String> columns() {
        return List.of("credit_code", "name", "licensed", "net_assets", "as_of");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        String party = keys.partyOfDocument(row.required("credit_code").toUpperCase(Locale.ROOT));
        String name = row.required("name");
        Boolean licensed = row.yesOrNo("licensed");
        Long netAssets = row.fen("net_assets");
        LocalDate asOf = row.requiredDate("as_of");
        boolean smallOrFarm = row.has("small_or_farm") && Boolean.TRUE.equals(row.yesOrNo("small_or_farm"));
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, party);
            upsert.setString(2, name);
            upsert.setObject(3, licensed);
            upsert.setObject(4, netAssets);
            upsert.setObject(5, asOf);
            upsert.setBoolean(6, smallOrFarm);
            upsert.executeUpdate();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("party", party).put("name", name).put("licensed", Bodies.yesOrNo(licensed));
        body.put("netAssets", Bodies.yuan(netAssets)).put("asOf", asOf.toString());
        body.put("smallOrFarm", Bodies.yesOrNo(smallOrFarm));
        landing.add(WHOLE_CITY, RecordType.GUARANTOR, body);
        return party + "|" + asOf;
    }
}
