package io.firewatch.web.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param districts those whose lenders the person sees; null for the whole city
 * @param language the person's own, {@code zh} or {@code en}, if one was set
 * @param vouched whether an identity provider vouches for the person, who has no password here then
 * @param mustChange whether a one-time password waits to be changed
 * @param csrf what a page must send back with every change it asks for
 * @param byToken whether a program calls with one of the person's tokens
 */
public record Person(
        String user,
        String displayName,
        List<String> roles,
        @Nullable List<String> districts,
        @Nullable String language,
        boolean vouched,
        boolean mustChange,
        String csrf,
        boolean byToken) {
    static final String FACTS =
            "u.name, u.display_name, u.roles, u.districts, u.language, u.oidc_subject IS NOT NULL AS vouched, u.must_change";

    static Person of(ResultSet row, String csrf, boolean byToken) throws SQLException {
        return new Person(
                row.getString("name"),
                row.getString("display_name"),
                strings(row.getArray("roles")),
                row.getArray("districts") == null ? null : strings(row.getArray("districts")),
                row.getString("language"),
                row.getBoolean("vouched"),
                row.getBoolean("must_change"),
                csrf,
                byToken);
    }

    public boolean may(Right right) {
        return Role.rights(roles).contains(right) && (districts == null || !right.isOfTheWholeCity());
    }

    static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
