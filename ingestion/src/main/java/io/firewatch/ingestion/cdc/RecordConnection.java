package io.firewatch.ingestion.cdc;

import java.io.Serializable;

/** Where the record's PostgreSQL is; travels inside the jobs. The password never shows in logs. */
public record RecordConnection(String host, int port, String database, String user, String password)
        implements Serializable {

    /** For plain JDBC; statements of one batch travel as one. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s?reWriteBatchedInserts=true&ApplicationName=firewatch"
                .formatted(host, port, database);
    }

    @Override
    public String toString() {
        return "%s@%s:%d/%s".formatted(user, host, port, database);
    }
}
