package io.firewatch.embedded.command;

import io.firewatch.embedded.stack.DataFolder;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.servers.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of a data folder, for commands that only read it: of a running Firewatch, or started for the while. */
final class StoredRecord {
    private StoredRecord() {}

    interface Reader {
        void read(RecordConnection record) throws Exception;
    }

    /** {@code data} is the folder asked for; null for the one {@code up} uses. */
    static void read(@Nullable Path data, Reader reader) throws Exception {
        Path root = data != null
                ? data
                : Path.of(System.getProperty("firewatch.home", ".")).resolve("data");
        Optional<EmbeddedPostgres.Running> running = EmbeddedPostgres.running(root.resolve(DataFolder.POSTGRES));
        if (running.isPresent()) {
            EmbeddedPostgres.Running one = running.get();
            reader.read(new RecordConnection(one.host(), one.port(), one.database(), one.user(), one.password()));
            return;
        }
        if (!root.resolve(DataFolder.POSTGRES).toFile().isDirectory()) {
            throw new IllegalArgumentException(root + " holds no data of Firewatch; --data names the folder");
        }
        try (DataFolder folder = DataFolder.open(root);
                EmbeddedPostgres own = EmbeddedPostgres.start(folder.postgres())) {
            reader.read(new RecordConnection(own.host(), own.port(), own.database(), own.user(), own.password()));
        }
    }
}
