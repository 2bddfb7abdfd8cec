package io.firewatch.ingestion.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One kind of registry file: which columns it has and where its lines go. */
interface RegistryFile {
    /** The columns that must be in the header; the cells of most may be empty. */
    List<String> columns();

    /** Whether the same line may stand in a file twice. */
    default boolean mayRepeat() {
        return false;
    }

    /**
     * Writes one line and answers what it is about, which no other line of the file may repeat. Throws {@link
     * IllegalArgumentException} naming what is wrong with it, before anything is written.
     */
    String take(Connection connection, CsvRow row) throws SQLException;

    /** What is left to do once every line was taken. */
    default void finish(Connection connection) throws SQLException {}
}
