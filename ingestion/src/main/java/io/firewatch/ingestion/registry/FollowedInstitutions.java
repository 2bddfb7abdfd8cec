package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Rows of lenders. A lender whose row is gone keeps what it reported; its licence has ended. */
final class FollowedInstitutions implements FollowedFile {
    private static final int SECRET_BYTES = 32;

    private static final String END =
            """
            UPDATE registry.institution SET licensed_to = least(coalesce(licensed_to, ?), ?), changed_at = now()
            WHERE code = ?""";

    private final BureauKeys keys;
    private final IndependentLanding landing;
    private final LocalDate today;

    FollowedInstitutions(BureauKeys keys, IndependentLanding landing, LocalDate today) {
        this.keys = keys;
        this.landing = landing;
        this.today = today;
    }

    @Override
    public ObjectNode take(Connection connection, CsvRow row) throws SQLException {
        String code = row.required("code");
        Institutions institutions = new Institutions(keys, landing);
        institutions.take(connection, row.orElse(Institutions.SECRET, secret(connection, code)));
        institutions.finish(connection);
        return JsonNodeFactory.instance.objectNode().put("code", code);
    }

    /** The one that is known, or one that nobody knows: the lender can report once the desk gives it another. */
    private String secret(Connection connection, String code) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT secret FROM registry.institution WHERE code = ?")) {
            query.setString(1, code);
            try (ResultSet known = query.executeQuery()) {
                if (known.next()) {
                    return keys.decrypt(known.getBytes(1));
                }
            }
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public boolean isAnother(ObjectNode before, ObjectNode now) {
        return !before.equals(now);
    }

    @Override
    public void end(Connection connection, ObjectNode identity) throws SQLException {
        String code = identity.path("code").asText();
        LocalDate lastDay = today.minusDays(1);
        try (PreparedStatement end = connection.prepareStatement(END)) {
            for (int place : List.of(1, 2)) {
                end.setObject(place, lastDay);
            }
            end.setString(3, code);
            if (end.executeUpdate() > 0) {
                new Institutions(keys, landing).land(connection, code);
            }
        }
    }
}
