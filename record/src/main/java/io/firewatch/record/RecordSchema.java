package io.firewatch.record;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The PostgreSQL schema of the record: {@code feed}, {@code registry} and {@code desk}, brought up to date by Flyway. */
public final class RecordSchema {
    private RecordSchema() {}

    /** Applies the migrations that are missing; throws {@link org.flywaydb.core.api.FlywayException} when one fails. */
    public static void migrate(DataSource record) {
        Flyway.configure(RecordSchema.class.getClassLoader())
                .dataSource(record)
                .locations("classpath:db/record")
                .defaultSchema("public")
                .load()
                .migrate();
    }
}
