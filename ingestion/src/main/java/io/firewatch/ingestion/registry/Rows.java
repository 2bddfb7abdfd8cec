package io.firewatch.ingestion.registry;

import java.util.Set;

/** The lines of something to import, one after the other. */
interface Rows {
    /** The columns that are there, of the first line where each line says its own. */
    Set<String> columns();

    boolean hasNext();

    /** The next line; throws {@link IllegalArgumentException} saying why it cannot be read. */
    CsvRow next();

    /** Where the line stands that {@link #next} answered or refused, counted from 1. */
    int line();
}
