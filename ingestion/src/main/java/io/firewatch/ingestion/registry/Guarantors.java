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
import org.jspecify.annotations.Nullable;

/** {@code guarantors.csv}: guarantee companies' licences and net assets as of a date. */
final class Guarantors implements RegistryFile {
    static final List<String> COLUMNS = List.of("credit_code", "name", "licensed", "net_assets", "as_of");

    private static final String UPSERT =
            """
            INSERT INTO registry.guarantor (party, name, licensed, net_assets, as_of, small_or_farm, struck_off)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (party, as_of) DO UPDATE SET
                name = excluded.name, licensed = excluded.licensed, net_assets = excluded.net_assets,
                small_or_farm = excluded.small_or_farm, struck_off = excluded.struck_off""";

    private static final String WHOLE_CITY = "";

    private final BureauKeys keys;
    private final IndependentLanding landing;

    Guarantors(BureauKeys keys, IndependentLanding landing) {
        this.keys = keys;
        this.landing = landing;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    /** What the list says of a company as of a day; {@code struckOff} when it says so by no longer having it. */
    record Row(
            String party,
            String name,
            @Nullable Boolean licensed,
            @Nullable Long netAssets,
            boolean smallOrFarm,
            LocalDate asOf,
            boolean struckOff) {
        Row asOf(LocalDate day) {
            return new Row(party, name, licensed, netAssets, smallOrFarm, day, false);
        }
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        Row read = read(row);
        store(connection, read);
        land(read);
        return read.party() + "|" + read.asOf();
    }

    Row read(CsvRow row) {
        return new Row(
                keys.partyOfDocument(row.required("credit_code").toUpperCase(Locale.ROOT)),
                row.required("name"),
                row.yesOrNo("licensed"),
                row.fen("net_assets"),
                row.has("small_or_farm") && Boolean.TRUE.equals(row.yesOrNo("small_or_farm")),
                row.requiredDate("as_of"),
                false);
    }

    void store(Connection connection, Row row) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, row.party());
            upsert.setString(2, row.name());
            upsert.setObject(3, row.licensed());
            upsert.setObject(4, row.netAssets());
            upsert.setObject(5, row.asOf());
            upsert.setBoolean(6, row.smallOrFarm());
            upsert.setBoolean(7, row.struckOff());
            upsert.executeUpdate();
        }
    }

    void land(Row row) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("party", row.party()).put("name", row.name()).put("licensed", Bodies.yesOrNo(row.licensed()));
        body.put("netAssets", Bodies.yuan(row.netAssets()))
                .put("asOf", row.asOf().toString());
        body.put("smallOrFarm", Bodies.yesOrNo(row.smallOrFarm()));
        landing.add(WHOLE_CITY, RecordType.GUARANTOR, body);
    }
}
