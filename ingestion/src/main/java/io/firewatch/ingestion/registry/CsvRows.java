package io.firewatch.ingestion.registry;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.Reader;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a CSV file; its header is line 1. */
final class CsvRows implements Rows {
    private final Iterator<NamedCsvRecord> lines;
    private @Nullable NamedCsvRecord first;
    private int line = 1;

    CsvRows(Reader csv) {
        lines = CsvReader.builder().ofNamedCsvRecord(csv).iterator();
        first = lines.hasNext() ? lines.next() : null;
    }

    @Override
    public Set<String> columns() {
        return first == null ? Set.of() : new LinkedHashSet<>(first.getHeader());
    }

    @Override
    public boolean hasNext() {
        return first != null || lines.hasNext();
    }

    @Override
    public CsvRow next() {
        NamedCsvRecord row = first == null ? lines.next() : first;
        first = null;
        line = Math.toIntExact(row.getStartingLineNumber());
        return new CsvRow(row);
    }

    @Override
    public int line() {
        return line;
    }
}
