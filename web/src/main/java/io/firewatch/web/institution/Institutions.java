package io.firewatch.web.institution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.Money;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The supervised lenders of the register. */
public final class Institutions {
    private static final String FACTS =
            "code, name, type, district, credit_code, licensed_from, licensed_to, custodian, custody_from, net_assets";

    private final Jdbi record;

    public Institutions(Jdbi record) {
        this.record = record;
    }

    /** What the register knows of a lender; its secret is not among it. {@code netAssets} is yuan text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Institution(
            String code,
            String name,
            String type,
            String district,
            @Nullable String creditCode,
            @Nullable String licensedFrom,
            @Nullable String licensedTo,
            @Nullable String custodian,
            @Nullable String custodyFrom,
            @Nullable String netAssets) {}

    public List<Institution> all() {
        return record.withHandle(
                handle -> handle.createQuery("SELECT " + FACTS + " FROM registry.institution ORDER BY code")
                        .map((row, ctx) -> institution(row))
                        .list());
    }

    public Optional<Institution> find(String code) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT " + FACTS + " FROM registry.institution WHERE code = :code")
                        .bind("code", code)
                        .map((row, ctx) -> institution(row))
                        .findOne());
    }

    /** Names by code. */
    public Map<String, String> names() {
        return all().stream().collect(Collectors.toMap(Institution::code, Institution::name));
    }

    /** Codes of those whose name holds the text. */
    public Collection<String> named(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Institution::code)
                .toList();
    }

    private static Institution institution(ResultSet row) throws SQLException {
        long netAssets = row.getLong("net_assets");
        boolean known = !row.wasNull();
        return new Institution(
                row.getString("code"),
                row.getString("name"),
                row.getString("type"),
                row.getString("district"),
                row.getString("credit_code"),
                day(row.getDate("licensed_from")),
                day(row.getDate("licensed_to")),
                row.getString("custodian"),
                day(row.getDate("custody_from")),
                known ? Money.ofFen(netAssets).yuan() : null);
    }

    private static @Nullable String day(@Nullable Date day) {
        return day == null ? null : day.toLocalDate().toString();
    }
}
