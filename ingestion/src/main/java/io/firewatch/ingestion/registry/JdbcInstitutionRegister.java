package io.firewatch.ingestion.registry;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.ProtocolHash;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.model.secret.SecretBox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The register of supervised lenders in the record. Shared secrets are encrypted and documents re-keyed before anything
 * is written. An import is one transaction: every line, or none and the reasons by line.
 */
public final class JdbcInstitutionRegister implements InstitutionRegister {
    /** A bureau supervises hundreds of lenders; a file with more errors than this is the wrong file. */
    private static final int MOST_ERRORS = 100;

    private final DataSource record;
    private final BureauKeys keys;
    private final Clock clock;

    public JdbcInstitutionRegister(DataSource record, BureauKeys keys) {
        this(record, keys, Clock.systemUTC());
    }

    /** {@code clock} tells on which day an import ends what it leaves out. */
    public JdbcInstitutionRegister(DataSource record, BureauKeys keys, Clock clock) {
        this.record = record;
        this.keys = keys;
        this.clock = clock;
    }

    /** Registers one lender at once; throws {@link IllegalStateException} when the record cannot be written. */
    @Override
    public void register(Registration registration) {
        IndependentLanding landing = new IndependentLanding("registration");
        Institutions institutions = new Institutions(keys, landing);
        institutions.check(registration);
        inTransaction("register " + registration.code(), connection -> {
            institutions.write(connection, registration);
            institutions.land(connection, registration.code());
            landing.land(connection);
            return true;
        });
    }

    @Override
    public ImportResult importCsv(String file, Reader csv) {
        IndependentLanding landing = new IndependentLanding(file);
        return importRows(file, target(file, landing), landing, csv);
    }

    @Override
    public String party(String document) {
        String asked = document.trim();
        return ProtocolHash.isHash(asked) ? keys.party(asked) : keys.partyOfDocument(asked);
    }

    @Override
    public SecretBox secrets() {
        return keys;
    }

    private RegistryFile target(String file, IndependentLanding landing) {
        return switch (file) {
            case "institutions.csv" -> new Institutions(keys, landing);
            case "affiliations.csv" ->
                new Affiliations(keys, landing, LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
            case "guarantors.csv" -> new Guarantors(keys, landing);
            case "declared.csv" -> new Declarations(landing);
            case "events.csv" -> new Events(landing);
            default ->
                throw new IllegalArgumentException("'" + file + "' is none of institutions.csv, affiliations.csv,"
                        + " guarantors.csv, declared.csv, events.csv");
        };
    }

    @Override
    public ImportResult importCustody(String institution, Reader lines) {
        IndependentLanding landing = new IndependentLanding("custody");
        return importRows("custody of " + institution, new CustodyLines(keys, landing, institution), landing, lines);
    }

    private ImportResult importRows(String what, RegistryFile target, IndependentLanding landing, Reader text) {
        BufferedReader reader = withoutByteOrderMark(text);
        return inTransaction(
                "import " + what,
                connection -> {
                    ImportResult result = importLines(connection, target, reader);
                    if (result.errors().isEmpty()) {
                        target.finish(connection);
                        landing.land(connection);
                    }
                    return result;
                },
                result -> result.errors().isEmpty());
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        return inTransaction(what, work, result -> true);
    }

    private <T> T inTransaction(String what, Work<T> work, Predicate<T> isGood) {
        try (Connection connection = record.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                if (isGood.test(result)) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot " + what + ": " + e.getMessage(), e);
        }
    }

    private static ImportResult importLines(Connection connection, RegistryFile target, BufferedReader text)
            throws SQLException {
        List<LineError> errors = new ArrayList<>();
        Set<String> keysSeen = new HashSet<>();
        int imported = 0;
        int line = 1;
        try {
            Rows rows = rows(text, target);
            while (errors.size() < MOST_ERRORS && rows.hasNext()) {
                try {
                    CsvRow row = rows.next();
                    line = rows.line();
                    String key = target.take(connection, row);
                    if (!keysSeen.add(key) && !target.mayRepeat()) {
                        throw new IllegalArgumentException("repeats an earlier line");
                    }
                    imported++;
                } catch (IllegalArgumentException e) {
                    line = rows.line();
                    errors.add(new LineError(line, String.valueOf(e.getMessage())));
                }
            }
        } catch (IllegalArgumentException e) {
            errors.add(new LineError(1, String.valueOf(e.getMessage())));
        } catch (CsvParseException e) {
            errors.add(new LineError(line + 1, "is no CSV: " + e.getMessage()));
        }
        return errors.isEmpty() ? new ImportResult(imported, List.of()) : new ImportResult(0, errors);
    }

    /** Lines that begin with a brace are JSON; anything else is CSV with a header. */
    private static Rows rows(BufferedReader text, RegistryFile target) {
        try {
            text.mark(1);
            int first = text.read();
            text.reset();
            if (first == '{') {
                return new JsonRows(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
        Rows rows = new CsvRows(text);
        requireColumns(rows.columns(), target);
        return rows;
    }

    private static void requireColumns(Set<String> columns, RegistryFile target) {
        if (columns.isEmpty()) {
            return; // a file without lines
        }
        Set<String> missing = new TreeSet<>(target.columns());
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("columns missing: " + String.join(", ", missing));
        }
    }

    /** Spreadsheet programs write one before UTF-8 text; it would become part of the first column's name. */
    private static BufferedReader withoutByteOrderMark(Reader csv) {
        try {
            BufferedReader reader = new BufferedReader(csv);
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
    }
}
