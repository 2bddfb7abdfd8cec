package io.firewatch.ingestion.registry;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.institution.InstitutionRegister.Registration;
import io.firewatch.model.institution.InstitutionType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code institutions.csv}: the supervised lenders. A lender that is known is replaced. */
final class Institutions implements RegistryFile {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final String UPSERT =
            """
            INSERT INTO registry.institution (code, name, type, district, credit_code, secret, licensed_from,
                                              licensed_to, custodian, custody_from, net_assets, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())
            ON CONFLICT (code) DO UPDATE SET
                name = excluded.name, type = excluded.type, district = excluded.district,
                credit_code = excluded.credit_code, secret = excluded.secret,
                licensed_from = excluded.licensed_from, licensed_to = excluded.licensed_to,
                custodian = excluded.custodian, custody_from = excluded.custody_from,
                net_assets = excluded.net_assets, changed_at = excluded.changed_at""";

    private final BureauKeys keys;

    Institutions(BureauKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "code",
                "name",
                "type",
                "district",
                "credit_code",
                "secret",
                "licensed_from",
                "licensed_to",
                "custodian",
                "custody_from",
                "net_assets");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        Registration registration = new Registration(
                row.required("code"),
                row.required("name"),
                row.required("type"),
                row.required("district"),
                row.required("secret"),
                row.optional("credit_code"),
                row.optional("licensed_from"),
                row.optional("licensed_to"),
                row.optional("custodian"),
                row.optional("custody_from"),
                row.optional("net_assets"));
        check(registration);
        write(connection, registration);
        return registration.code();
    }

    /** Throws {@link IllegalArgumentException} naming the first field that is wrong. */
    void check(Registration registration) {
        if (!CODE.matcher(registration.code()).matches()) {
            throw new IllegalArgumentException(
                    "code: '" + registration.code() + "' is no sourceCode (letters, digits, _ -)");
        }
        requireText("name", registration.name());
        requireText("district", registration.district());
        requireText("secret", registration.secret());
        try {
            InstitutionType.ofId(registration.type());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("type: " + e.getMessage(), e);
        }
        var from = CsvRow.date("licensed_from", registration.licensedFrom());
        var to = CsvRow.date("licensed_to", registration.licensedTo());
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("licensed_to: is before licensed_from");
        }
        CsvRow.date("custody_from", registration.custodyFrom());
        CsvRow.fen("net_assets", registration.netAssets());
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + ": is missing");
        }
    }

    void write(Connection connection, Registration registration) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, registration.code());
            upsert.setString(2, registration.name().trim());
            upsert.setString(3, registration.type());
            upsert.setString(4, registration.district().trim());
            upsert.setString(5, registration.creditCode());
            upsert.setBytes(6, keys.encrypt(registration.secret().trim()));
            upsert.setObject(7, CsvRow.date("licensed_from", registration.licensedFrom()));
            upsert.setObject(8, CsvRow.date("licensed_to", registration.licensedTo()));
            upsert.setString(9, registration.custodian());
            upsert.setObject(10, CsvRow.date("custody_from", registration.custodyFrom()));
            upsert.setObject(11, CsvRow.fen("net_assets", registration.netAssets()));
            upsert.executeUpdate();
        }
    }
}
