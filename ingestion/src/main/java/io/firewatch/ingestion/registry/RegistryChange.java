package io.firewatch.ingestion.registry;

import java.util.HashMap;
import java.util.Map;

/**
 * A row of the bureau's own registry database, after it was written, or that it is gone. Flat because it crosses Flink
 * operators.
 *
 * @param table {@code schema.table} of the bureau
 * @param file which registry file the table is shaped like: {@link #INSTITUTIONS}, {@link #AFFILIATIONS} or {@link
 *     #GUARANTORS}
 * @param row its primary key as {@code column=value}, in clear
 * @param columns of the file, {@code cells} as the file would have them
 * @param sources what the bureau calls the columns
 * @param gone whether the row was deleted; it has no cells then
 * @param snapshot whether it was read as it stood rather than from the log
 */
public record RegistryChange(
        String table,
        String file,
        String row,
        String[] columns,
        String[] cells,
        String[] sources,
        boolean gone,
        boolean snapshot) {
    public static final String INSTITUTIONS = "institutions";
    public static final String AFFILIATIONS = "affiliations";
    public static final String GUARANTORS = "guarantors";

    Map<String, String> line() {
        Map<String, String> line = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            line.put(columns[i], cells[i]);
        }
        return line;
    }

    /** A complaint that begins with a column of the file, told with the bureau's name of it. */
    String inWordsOfTheBureau(String complaint) {
        for (int i = 0; i < columns.length; i++) {
            if (complaint.startsWith(columns[i] + ":")) {
                String named = columns[i].equals(sources[i]) ? "" : sources[i] + ", as ";
                return "column " + named + complaint;
            }
        }
        return complaint;
    }
}
