package io.firewatch.ingestion.cdc;

import java.io.Serializable;
import java.util.Map;

/**
 * A table of the bureau's registry database, and how its rows become lines of a registry file.
 *
 * @param table {@code schema.table}
 * @param file which registry file it is shaped like, as {@code affiliations}
 * @param columns the bureau's column by the file's
 * @param constants the same for every row, by the file's column
 * @param values words of the file by the bureau's, by the file's column
 */
public record FollowedTable(
        String table,
        String file,
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> values)
        implements Serializable {}
