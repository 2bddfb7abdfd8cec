package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of ties. A tie whose row is gone held until the day before, unless an earlier end was known. */
final class FollowedAffiliations implements FollowedFile {
    private static final String SAME =
            """
            WHERE institution = ? AND party = ? AND role = ? AND coalesce(of_party, '') = ?
            AND valid_from IS NOT DISTINCT FROM ?::date""";

    private final BureauKeys keys;
    private final IndependentLanding landing;
    private final LocalDate today;

    FollowedAffiliations(BureauKeys keys, IndependentLanding landing, LocalDate today) {
        this.keys = keys;
        this.landing = landing;
        this.today = today;
    }

    @Override
    public ObjectNode take(Connection connection, CsvRow row) throws SQLException {
        AffiliationTie tie = AffiliationTie.of(row, keys);
        ObjectNode identity = JsonNodeFactory.instance
                .objectNode()
                .put("institution", tie.institution())
                .put("party", tie.party())
                .put("role", tie.role())
                .put("of", Objects.toString(tie.of(), ""))
                .put("from", Objects.toString(tie.from(), null));
        forget(connection, identity);
        tie.insert(connection);
        landing.add(tie.institution(), RecordType.AFFILIATION, tie.body());
        return identity;
    }

    @Override
    public boolean isAnother(ObjectNode before, ObjectNode now) {
        return !before.equals(now);
    }

    @Override
    public void end(Connection connection, ObjectNode identity) throws SQLException {
        AffiliationTie tie = find(connection, identity);
        if (tie != null) {
            landing.add(
                    tie.institution(),
                    RecordType.AFFILIATION,
                    tie.endedBy(today.minusDays(1)).body());
            forget(connection, identity);
        }
    }

    private static @Nullable AffiliationTie find(Connection connection, ObjectNode identity) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + AffiliationTie.COLUMNS + " FROM registry.affiliation " + SAME)) {
            bind(query, identity);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? AffiliationTie.of(row) : null;
            }
        }
    }

    private static void forget(Connection connection, ObjectNode identity) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM registry.affiliation " + SAME)) {
            bind(delete, identity);
            delete.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, ObjectNode identity) throws SQLException {
        statement.setString(1, identity.path("institution").asText());
        statement.setString(2, identity.path("party").asText());
        statement.setString(3, identity.path("role").asText());
        statement.setString(4, identity.path("of").asText());
        statement.setString(
                5, identity.path("from").isTextual() ? identity.path("from").asText() : null);
    }
}
