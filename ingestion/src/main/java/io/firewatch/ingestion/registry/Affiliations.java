package io.firewatch.ingestion.registry;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Masking;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code affiliations.csv}: who owns, controls and runs each lender. For the lenders it names, the file replaces what was
 * known: whoever is left out of it no longer stands behind them.
 */
final class Affiliations implements RegistryFile {
    private static final List<String> KINDS = List.of("person", "company");
    private static final List<String> ROLES = List.of(
            "shareholder",
            "controller",
            "legal-representative",
            "director",
            "supervisor",
            "executive",
            "controlled-company");

    private static final String FORGET = "DELETE FROM registry.affiliation WHERE institution = ?";
    private static final String INSERT =
            """
            INSERT INTO registry.affiliation (institution, party_kind, party, party_name, role, share, valid_from,
                                              valid_to)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final BureauKeys keys;
    private final Set<String> replaced = new HashSet<>();

    Affiliations(BureauKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<String> columns() {
        return List.of("institution", "party_kind", "party_document", "party_name", "role", "share", "from", "to");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        String institution = row.required("institution");
        String kind = row.oneOf("party_kind", KINDS);
        // Cards with a final X are written with either case; the capital one is the standard's.
        String party = keys.partyOfDocument(row.required("party_document").toUpperCase(Locale.ROOT));
        String name = row.required("party_name");
        String role = row.oneOf("role", ROLES);
        BigDecimal share = share(row);
        LocalDate from = row.date("from");
        LocalDate to = row.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to: is before from");
        }
        if (replaced.add(institution)) {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setString(1, institution);
                forget.executeUpdate();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, institution);
            insert.setString(2, kind);
            insert.setString(3, party);
            insert.setString(4, kind.equals("person") ? Masking.name(name) : name);
            insert.setString(5, role);
            insert.setBigDecimal(6, share);
            insert.setObject(7, from);
            insert.setObject(8, to);
            insert.executeUpdate();
        }
        return String.join("|", institution, party, role, String.valueOf(from));
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
