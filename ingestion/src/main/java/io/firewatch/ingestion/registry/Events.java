package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.Masking;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.RegistryEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** {@code events.csv}: what befell lenders, by the register and the neighbouring offices. A file adds to what is known. */
final class Events implements RegistryFile {
    private static final String INSERT =
            "INSERT INTO registry.event (institution, day, kind, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private final IndependentLanding landing;

    Events(IndependentLanding landing) {
        this.landing = landing;
    }

    @Override
    public List<String> columns() {
        return List.of("institution", "date", "kind");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        String institution = row.required("institution");
        LocalDate day = row.requiredDate("date");
        String kind = row.oneOf("kind", RegistryEvent.KINDS);
        String note = Masking.freeText(Objects.toString(row.optional("note"), ""));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("date", day.toString()).put("kind", kind).put("note", note);
        String key = landing.add(institution, RecordType.REGISTRY_EVENT, body);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, institution);
            insert.setObject(2, day);
            insert.setString(3, kind);
            insert.setString(4, note);
            insert.executeUpdate();
        }
        return institution + "|" + key;
    }
}
