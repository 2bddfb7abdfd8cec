package io.firewatch.ingestion.registry;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.institution.InstitutionRegister;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    public JdbcInstitutionRegister(DataSource record, BureauKeys keys) {
        this.record = record;
        this.keys = keys;
    }

    /** Registers one lender at once; throws {@link IllegalStateException} when the record cannot be written. */
    @Override
    public void register(Registration registration) {
        Institutions institutions = new Institutions(keys);
        institutions.check(registration);
        try (Connection connection = record.getConnection()) {
            institutions.write(connection, registration);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot register " + registration.code() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ImportResult importCsv(String file, Reader csv) {
        RegistryFile target =
                switch (file) {
                    case "institutions.csv" -> new Institutions(keys);
                    case "affiliations.csv" -> new Affiliations(keys);
                    case "guarantors.csv" -> new Guarantors(keys);
                    default ->
                        throw new IllegalArgumentException(
                                "'" + file + "' is none of institutions.csv, affiliations.csv, guarantors.csv");
                };
        try (Connection connection = record.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ImportResult result = importLines(connection, target, csv);
                if (result.errors().isEmpty()) {
                    target.finish(connection);
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
            throw new IllegalStateException("cannot import " + file + ": " + e.getMessage(), e);
        }
    }

    private static ImportResult importLines(Connection connection, RegistryFile target, Reader csv)
            throws SQLException {
        List<LineError> errors = new ArrayList<>();
        Set<String> keysSeen = new HashSet<>();
        int imported = 0;
        int line = 1;
        try {
            Iterator<NamedCsvRecord> lines = CsvReader.builder()
                    .ofNamedCsvRecord(withoutByteOrderMark(csv))
                    .iterator();
            while (lines.hasNext() && errors.size() < MOST_ERRORS) {
                NamedCsvRecord row = lines.next();
                if (imported == 0 && errors.isEmpty() && line == 1) {
                    requireColumns(row, target);
                }
                line = Math.toIntExact(row.getStartingLineNumber());
                try {
                    String key = target.take(connection, new CsvRow(row));
                    if (!keysSeen.add(key)) {
                        throw new IllegalArgumentException("repeats an earlier line");
                    }
                    imported++;
                } catch (IllegalArgumentException e) {
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

    private static void requireColumns(NamedCsvRecord first, RegistryFile target) {
        Set<String> missing = new TreeSet<>(target.columns());
        missing.removeAll(first.getHeader());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("columns missing: " + String.join(", ", missing));
        }
    }

    /** Spreadsheet programs write one before UTF-8 text; it would become part of the first column's name. */
    private static Reader withoutByteOrderMark(Reader csv) {
        try {
            PushbackReader reader = new PushbackReader(csv);
            int first = reader.read();
            if (first >= 0 && first != '\uFEFF') {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
    }
}
