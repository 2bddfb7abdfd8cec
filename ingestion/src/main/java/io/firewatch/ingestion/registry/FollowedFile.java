package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;

/** How rows of one kind are taken in one by one, where a file would bring all of them at once. */
interface FollowedFile {
    /**
     * Writes a row and answers what it is about, nothing of it in clear. Throws {@link IllegalArgumentException} naming the
     * column that is wrong.
     */
    ObjectNode take(Connection connection, CsvRow row) throws SQLException;

    /** Whether a row that was changed is about something else now, so that what it was about has ended. */
    boolean isAnother(ObjectNode before, ObjectNode now);

    /** Ends what a row was about, as of the day before today. */
    void end(Connection connection, ObjectNode identity) throws SQLException;
}
