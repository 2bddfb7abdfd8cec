package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of guarantee companies, each as of a date. When one is gone, the row before it counts for its date; a company without
 * any row left has been struck off the list today.
 */
final class FollowedGuarantors implements FollowedFile {
    private static final String ROWS =
            """
            SELECT party, name, licensed, net_assets, small_or_farm, as_of, struck_off FROM registry.guarantor
            WHERE party = ? ORDER BY as_of""";

    private final Guarantors guarantors;
    private final LocalDate today;

    FollowedGuarantors(BureauKeys keys, IndependentLanding landing, LocalDate today) {
        this.guarantors = new Guarantors(keys, landing);
        this.today = today;
    }

    @Override
    public ObjectNode take(Connection connection, CsvRow row) throws SQLException {
        Guarantors.Row read = guarantors.read(row);
        guarantors.store(connection, read);
        guarantors.land(read);
        for (Guarantors.Row other : rows(connection, read.party())) {
            if (other.struckOff() && other.asOf().isAfter(read.asOf())) {
                delete(connection, other.party(), other.asOf());
                guarantors.land(read.asOf(other.asOf())); // back on the list
            }
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("party", read.party())
                .put("name", read.name())
                .put("asOf", read.asOf().toString());
    }

    /** A row that is carried forward to a new date leaves its history behind. */
    @Override
    public boolean isAnother(ObjectNode before, ObjectNode now) {
        return !before.path("party").equals(now.path("party"));
    }

    @Override
    public void end(Connection connection, ObjectNode identity) throws SQLException {
        String party = identity.path("party").asText();
        LocalDate asOf = LocalDate.parse(identity.path("asOf").asText());
        List<Guarantors.Row> left = new ArrayList<>(rows(connection, party));
        if (!left.removeIf(row -> row.asOf().equals(asOf))) {
            return;
        }
        left.removeIf(Guarantors.Row::struckOff);
        delete(connection, party, asOf);
        Guarantors.Row instead = nearest(left, asOf);
        if (instead != null) {
            guarantors.land(instead.asOf(asOf));
        } else {
            Guarantors.Row struckOff =
                    new Guarantors.Row(party, identity.path("name").asText(), false, null, false, today, true);
            guarantors.store(connection, struckOff);
            guarantors.land(struckOff);
        }
    }

    private static Guarantors.@Nullable Row nearest(List<Guarantors.Row> rows, LocalDate day) {
        return rows.stream()
                .filter(row -> row.asOf().isBefore(day))
                .max(Comparator.comparing(Guarantors.Row::asOf))
                .orElse(rows.isEmpty() ? null : rows.get(0));
    }

    private static List<Guarantors.Row> rows(Connection connection, String party) throws SQLException {
        List<Guarantors.Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(ROWS)) {
            query.setString(1, party);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Guarantors.Row(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, Boolean.class),
                            row.getObject(4, Long.class),
                            row.getBoolean(5),
                            row.getObject(6, LocalDate.class),
                            row.getBoolean(7)));
                }
            }
        }
        return rows;
    }

    private static void delete(Connection connection, String party, LocalDate asOf) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM registry.guarantor WHERE party = ? AND as_of = ?")) {
            delete.setString(1, party);
            delete.setObject(2, asOf);
            delete.executeUpdate();
        }
    }
}
