package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.institution.InstitutionRegister.Registration;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code institutions.csv}: the supervised lenders. A lender that is known is replaced. */
final class Institutions implements RegistryFile {
    static final String SECRET = "secret";

    static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "type",
            "district",
            "credit_code",
            SECRET,
            "licensed_from",
            "licensed_to",
            "custodian",
            "custody_from",
            "net_assets");

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

    /** What only the file tells, as far as it has the columns; the rest stays as it was. */
    static final List<String> OPTIONAL = List.of("region", "custodian_tested", "borrowings", "securities", "online");

    private static final String FACTS =
            """
            SELECT name, type, district, credit_code, region, licensed_from::text, licensed_to::text, custodian,
                   custody_from::text, custodian_tested, net_assets, borrowings, securities, online,
                   EXISTS (SELECT 1 FROM registry.institution WHERE custodian IS NOT NULL) AS custodians_kept
            FROM registry.institution WHERE code = ?""";

    /** Where a company's registration number tells its region. */
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Za-z]{2}(\\d{6})[0-9A-Za-z]{10}");

    /** How registers write that there is none. */
    private static final Set<String> NONE = Set.of("无", "none", "-");

    private static final Pattern REGION = Pattern.compile("\\d{6}");

    private final BureauKeys keys;
    private final IndependentLanding landing;
    private final Set<String> written = new LinkedHashSet<>();

    Institutions(BureauKeys keys, IndependentLanding landing) {
        this.keys = keys;
        this.landing = landing;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        Registration registration = new Registration(
                row.required("code"),
                row.required("name"),
                row.required("type"),
                row.required("district"),
                row.required(SECRET),
                row.optional("credit_code"),
                row.optional("licensed_from"),
                row.optional("licensed_to"),
                row.optional("custodian"),
                row.optional("custody_from"),
                row.optional("net_assets"));
        check(registration);
        Map<String, @Nullable Object> optional = optional(row);
        write(connection, registration);
        for (Map.Entry<String, @Nullable Object> one : optional.entrySet()) {
            set(connection, registration.code(), one.getKey(), one.getValue());
        }
        written.add(registration.code());
        return registration.code();
    }

    @Override
    public void finish(Connection connection) throws SQLException {
        for (String code : written) {
            land(connection, code);
        }
    }

    private static Map<String, @Nullable Object> optional(CsvRow row) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (String column : OPTIONAL) {
            if (row.has(column)) {
                values.put(
                        column,
                        switch (column) {
                            case "region" -> region(row);
                            case "borrowings", "securities" -> row.fen(column);
                            default -> row.yesOrNo(column);
                        });
            }
        }
        return values;
    }

    private static @Nullable String region(CsvRow row) {
        String region = row.optional("region");
        if (region != null && !REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("region: '" + region + "' is no six-digit code");
        }
        return region;
    }

    private static void set(Connection connection, String code, String column, @Nullable Object value)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE registry.institution SET " + column + " = ? WHERE code = ?")) {
            update.setObject(1, value);
            update.setString(2, code);
            update.executeUpdate();
        }
    }

    /** Lands what the register now knows of a lender, but for its secret. */
    void land(Connection connection, String code) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FACTS)) {
            query.setString(1, code);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                landing.add(code, RecordType.INSTITUTION_FACTS, facts(row));
            }
        }
    }

    private ObjectNode facts(ResultSet row) throws SQLException {
        String creditCode = row.getString("credit_code");
        String region = row.getString("region");
        if (region == null && creditCode != null) {
            Matcher registered = CREDIT_CODE.matcher(creditCode);
            region = registered.matches() ? registered.group(1) : null;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", row.getString("name"));
        body.put("type", row.getString("type"));
        body.put("district", row.getString("district"));
        body.put("party", creditCode == null ? "" : keys.partyOfDocument(creditCode.toUpperCase(Locale.ROOT)));
        body.put("region", region);
        body.put("licensedFrom", row.getString("licensed_from"));
        body.put("licensedTo", row.getString("licensed_to"));
        String custodian = row.getString("custodian");
        boolean none = custodian == null ? row.getBoolean("custodians_kept") : NONE.contains(custodian);
        body.put("custodian", none ? "" : custodian);
        body.put("uncustodied", Bodies.yesOrNo(none));
        body.put("custodyFrom", row.getString("custody_from"));
        body.put("custodianTested", Bodies.yesOrNo(row.getObject("custodian_tested", Boolean.class)));
        body.put("netAssets", Bodies.yuan(row.getObject("net_assets", Long.class)));
        body.put("borrowings", Bodies.yuan(row.getObject("borrowings", Long.class)));
        body.put("securities", Bodies.yuan(row.getObject("securities", Long.class)));
        body.put("online", Bodies.yesOrNo(row.getObject("online", Boolean.class)));
        return body;
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
