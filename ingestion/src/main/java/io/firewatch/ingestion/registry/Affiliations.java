package io.firewatch.ingestion.registry;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code affiliations.csv}: who owns, controls and runs each lender. For the lenders it names, the file replaces what was
 * known: whoever is left out of it no longer stands behind them from the day of the import on, unless an end was known.
 */
final class Affiliations implements RegistryFile {
    static final List<String> COLUMNS =
            List.of("institution", "party_kind", "party_document", "party_name", "role", "share", "from", "to");

    private static final String KNOWN =
            "SELECT " + AffiliationTie.COLUMNS + " FROM registry.affiliation WHERE institution = ?";
    private static final String FORGET = "DELETE FROM registry.affiliation WHERE institution = ?";

    private final BureauKeys keys;
    private final IndependentLanding landing;
    private final LocalDate today;
    private final Map<String, Map<String, AffiliationTie>> replaced = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    Affiliations(BureauKeys keys, IndependentLanding landing, LocalDate today) {
        this.keys = keys;
        this.landing = landing;
        this.today = today;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        AffiliationTie tie = AffiliationTie.of(row, keys);
        if (!replaced.containsKey(tie.institution())) {
            replaced.put(tie.institution(), known(connection, tie.institution()));
            forget(connection, tie.institution());
        }
        tie.insert(connection);
        landing.add(tie.institution(), RecordType.AFFILIATION, tie.body());
        named.add(tie.key());
        return tie.key();
    }

    @Override
    public void finish(Connection connection) {
        LocalDate lastDay = today.minusDays(1);
        for (Map<String, AffiliationTie> known : replaced.values()) {
            for (AffiliationTie tie : known.values()) {
                AffiliationTie ended = tie.endedBy(lastDay);
                if (!named.contains(tie.key()) && !ended.equals(tie)) {
                    landing.add(tie.institution(), RecordType.AFFILIATION, ended.body());
                }
            }
        }
    }

    private static Map<String, AffiliationTie> known(Connection connection, String institution) throws SQLException {
        Map<String, AffiliationTie> known = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
            query.setString(1, institution);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    AffiliationTie tie = AffiliationTie.of(row);
                    known.put(tie.key(), tie);
                }
            }
        }
        return known;
    }

    private static void forget(Connection connection, String institution) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, institution);
            forget.executeUpdate();
        }
    }
}
