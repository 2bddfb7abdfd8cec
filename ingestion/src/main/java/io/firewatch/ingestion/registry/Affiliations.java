package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Masking;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.record.AffiliationRole;
import io.firewatch.model.record.RecordType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code affiliations.csv}: who owns, controls and runs each lender. For the lenders it names, the file replaces what was
 * known: whoever is left out of it no longer stands behind them from the day of the import on, unless an end was known.
 */
final class Affiliations implements RegistryFile {
    private static final List<String> KINDS = List.of("person", "company");

    private static final String KNOWN =
            """
            SELECT party_kind, party, party_name, role, share, valid_from, valid_to, of_party, of_name
            FROM registry.affiliation WHERE institution = ?""";
    private static final String FORGET = "DELETE FROM registry.affiliation WHERE institution = ?";
    private static final String INSERT =
            """
            INSERT INTO registry.affiliation (institution, party_kind, party, party_name, role, share, valid_from,
                                              valid_to, of_party, of_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final BureauKeys keys;
    private final IndependentLanding landing;
    private final LocalDate today;
    private final Map<String, Map<String, Tie>> replaced = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    Affiliations(BureauKeys keys, IndependentLanding landing, LocalDate today) {
        this.keys = keys;
        this.landing = landing;
        this.today = today;
    }

    private record Tie(
            String institution,
            String kind,
            String party,
            String name,
            String role,
            @Nullable BigDecimal share,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String of,
            @Nullable String ofName) {
        String key() {
            return String.join("|", institution, party, role, Objects.toString(of, ""), String.valueOf(from));
        }

        Tie until(LocalDate day) {
            return new Tie(institution, kind, party, name, role, share, from, day, of, ofName);
        }

        ObjectNode body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("kind", kind).put("party", party).put("name", name).put("role", role);
            body.put("of", of).put("ofName", ofName);
            body.put("share", share == null ? null : share.stripTrailingZeros().toPlainString());
            body.put("from", from == null ? null : from.toString());
            body.put("to", to == null ? null : to.toString());
            return body;
        }
    }

    @Override
    public List<String> columns() {
        return List.of("institution", "party_kind", "party_document", "party_name", "role", "share", "from", "to");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        String kind = row.oneOf("party_kind", KINDS);
        String name = row.required("party_name");
        String of = row.optional("of_document");
        Tie tie = new Tie(
                row.required("institution"),
                kind,
                party(row.required("party_document")),
                kind.equals("person") ? Masking.name(name) : name,
                row.oneOf("role", AffiliationRole.ALL),
                share(row),
                row.date("from"),
                row.date("to"),
                of == null ? null : party(of),
                row.optional("of_name"));
        LocalDate from = tie.from();
        LocalDate to = tie.to();
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to: is before from");
        }
        if (!replaced.containsKey(tie.institution())) {
            replaced.put(tie.institution(), known(connection, tie.institution()));
            forget(connection, tie.institution());
        }
        insert(connection, tie);
        landing.add(tie.institution(), RecordType.AFFILIATION, tie.body());
        named.add(tie.key());
        return tie.key();
    }

    /** Cards with a final X are written with either case; the capital one is the standard's. */
    private String party(String document) {
        return keys.partyOfDocument(document.toUpperCase(Locale.ROOT));
    }

    @Override
    public void finish(Connection connection) {
        LocalDate lastDay = today.minusDays(1);
        for (Map<String, Tie> known : replaced.values()) {
            for (Tie tie : known.values()) {
                LocalDate to = tie.to();
                if (!named.contains(tie.key()) && (to == null || to.isAfter(lastDay))) {
                    landing.add(
                            tie.institution(),
                            RecordType.AFFILIATION,
                            tie.until(lastDay).body());
                }
            }
        }
    }

    private static Map<String, Tie> known(Connection connection, String institution) throws SQLException {
        Map<String, Tie> known = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
            query.setString(1, institution);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Tie tie = new Tie(
                            institution,
                            row.getString("party_kind"),
                            row.getString("party"),
                            row.getString("party_name"),
                            row.getString("role"),
                            row.getBigDecimal("share"),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_to", LocalDate.class),
                            row.getString("of_party"),
                            row.getString("of_name"));
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

    private static void insert(Connection connection, Tie tie) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, tie.institution());
            insert.setString(2, tie.kind());
            insert.setString(3, tie.party());
            insert.setString(4, tie.name());
            insert.setString(5, tie.role());
            insert.setBigDecimal(6, tie.share());
            insert.setObject(7, tie.from());
            insert.setObject(8, tie.to());
            insert.setString(9, tie.of());
            insert.setString(10, tie.ofName());
            insert.executeUpdate();
        }
    }

    /** A fraction from 0 to 1. */
    private static @Nullable BigDecimal share(CsvRow row) {
        String text = row.optional("share");
        if (text == null) {
            return null;
        }
        try {
            BigDecimal share = new BigDecimal(text);
            if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("share: '" + text + "' is no fraction", e);
        }
        throw new IllegalArgumentException("share: '" + text + "' is not a fraction from 0 to 1");
    }
}
