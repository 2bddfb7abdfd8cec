package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Masking;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.BusinessTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows of the bureau's own registry database in by the door of the CSV files: the same checks, the same re-keying. A
 * row that fails them is set aside under its table and primary key, and the others go on. Repeats change nothing.
 */
public final class FollowedRegistry {
    private final BureauKeys keys;
    private final Clock clock;

    /** A row that was not taken, in words for whoever keeps the bureau's database. */
    public record SetAside(String table, String row, String reason) {
        @Override
        public String toString() {
            return "table " + table + ", row " + row + ": " + reason;
        }
    }

    public FollowedRegistry(BureauKeys keys) {
        this(keys, Clock.systemUTC());
    }

    /** {@code clock} tells on which day a row is gone. */
    public FollowedRegistry(BureauKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Takes the changes in, in their order and one transaction, which it commits; answers those it set aside. */
    public List<SetAside> take(Connection connection, List<RegistryChange> changes) throws SQLException {
        connection.setAutoCommit(false);
        try {
            List<SetAside> aside = new ArrayList<>();
            IndependentLanding landing = new IndependentLanding("registry");
            for (RegistryChange change : changes) {
                SetAside bad = take(connection, change, landing);
                if (bad != null) {
                    aside.add(bad);
                }
            }
            landing.land(connection);
            connection.commit();
            return aside;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private @Nullable SetAside take(Connection connection, RegistryChange change, IndependentLanding landing)
            throws SQLException {
        String key = keys.joint("registry-row", change.table() + '|' + change.row());
        FollowedRows rows = new FollowedRows(connection, change.table(), key);
        Savepoint before = connection.setSavepoint();
        String complaint;
        try {
            take(connection, change, rows, landing);
            connection.releaseSavepoint(before);
            return null;
        } catch (IllegalArgumentException e) {
            complaint = change.inWordsOfTheBureau(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            if (!isAboutTheRow(e)) {
                throw e;
            }
            complaint = "is refused by the record: " + e.getMessage();
        }
        connection.rollback(before);
        // Both may hold an identity number: the key is often one, and a complaint quotes the cell.
        String label = Masking.freeText(change.row());
        String reason = Masking.freeText(complaint);
        rows.setAside(label, reason);
        return new SetAside(change.table(), label, reason);
    }

    /** Data that does not fit or that a constraint refuses. */
    private static boolean isAboutTheRow(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private void take(Connection connection, RegistryChange change, FollowedRows rows, IndependentLanding landing)
            throws SQLException {
        FollowedFile file = file(change.file(), landing);
        ObjectNode known = rows.known();
        if (change.gone()) {
            if (known != null) {
                file.end(connection, known);
            }
            rows.forget();
            return;
        }
        ObjectNode now = file.take(connection, new CsvRow(change.line()));
        if (known != null && file.isAnother(known, now)) {
            file.end(connection, known);
        }
        rows.remember(change.file(), now);
    }

    private FollowedFile file(String file, IndependentLanding landing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        return switch (file) {
            case RegistryChange.INSTITUTIONS -> new FollowedInstitutions(keys, landing, today);
            case RegistryChange.AFFILIATIONS -> new FollowedAffiliations(keys, landing, today);
            case RegistryChange.GUARANTORS -> new FollowedGuarantors(keys, landing, today);
            default -> throw new IllegalStateException(file + " is no registry file that can be followed");
        };
    }

    /** The columns that a table followed as a registry file must give; throws {@link IllegalArgumentException} for others. */
    public static List<String> requiredColumns(String file) {
        return switch (file) {
            // A bureau's database knows no lender's reporting secret.
            case RegistryChange.INSTITUTIONS ->
                Institutions.COLUMNS.stream()
                        .filter(column -> !column.equals(Institutions.SECRET))
                        .toList();
            case RegistryChange.AFFILIATIONS -> Affiliations.COLUMNS;
            case RegistryChange.GUARANTORS -> Guarantors.COLUMNS;
            default ->
                throw new IllegalArgumentException("'" + file + "' is none of " + RegistryChange.INSTITUTIONS + ", "
                        + RegistryChange.AFFILIATIONS + ", " + RegistryChange.GUARANTORS);
        };
    }

    /** Those that it may give besides. */
    public static List<String> optionalColumns(String file) {
        return switch (file) {
            case RegistryChange.INSTITUTIONS ->
                Stream.concat(Stream.of(Institutions.SECRET), Institutions.OPTIONAL.stream())
                        .toList();
            case RegistryChange.AFFILIATIONS -> List.of("of_document", "of_name");
            default -> List.of("small_or_farm");
        };
    }
}
