package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Masking;
import io.firewatch.model.record.AffiliationRole;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of {@code affiliations.csv}, its documents re-keyed and its persons' names masked. */
record AffiliationTie(
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
    static final String COLUMNS =
            "institution, party_kind, party, party_name, role, share, valid_from, valid_to, of_party, of_name";

    private static final List<String> KINDS = List.of("person", "company");

    /** Throws {@link IllegalArgumentException} naming the column that is wrong. */
    static AffiliationTie of(CsvRow row, BureauKeys keys) {
        String kind = row.oneOf("party_kind", KINDS);
        String name = row.required("party_name");
        String of = row.optional("of_document");
        LocalDate from = row.date("from");
        LocalDate to = row.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to: is before from");
        }
        return new AffiliationTie(
                row.required("institution"),
                kind,
                party(row.required("party_document"), keys),
                kind.equals("person") ? Masking.name(name) : name,
                row.oneOf("role", AffiliationRole.ALL),
                share(row),
                from,
                to,
                of == null ? null : party(of, keys),
                row.optional("of_name"));
    }

    /** A row of {@link #COLUMNS}. */
    static AffiliationTie of(ResultSet row) throws SQLException {
        return new AffiliationTie(
                row.getString("institution"),
                row.getString("party_kind"),
                row.getString("party"),
                row.getString("party_name"),
                row.getString("role"),
                row.getBigDecimal("share"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("of_party"),
                row.getString("of_name"));
    }

    /** Cards with a final X are written with either case; the capital one is the standard's. */
    private static String party(String document, BureauKeys keys) {
        return keys.partyOfDocument(document.toUpperCase(Locale.ROOT));
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

    String key() {
        return String.join("|", institution, party, role, Objects.toString(of, ""), String.valueOf(from));
    }

    /** The same tie with another end; an earlier end that is known stays. */
    AffiliationTie endedBy(LocalDate lastDay) {
        LocalDate end = to == null || to.isAfter(lastDay) ? lastDay : to;
        return new AffiliationTie(institution, kind, party, name, role, share, from, end, of, ofName);
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

    void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO registry.affiliation (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, institution);
            insert.setString(2, kind);
            insert.setString(3, party);
            insert.setString(4, name);
            insert.setString(5, role);
            insert.setBigDecimal(6, share);
            insert.setObject(7, from);
            insert.setObject(8, to);
            insert.setString(9, of);
            insert.setString(10, ofName);
            insert.executeUpdate();
        }
    }
}
