package io.firewatch.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Elasticsearch for all tests of a Java process: started when first asked for, in a temporary
 * folder, gone when the process ends. Tests share them, so each brings its own database content or index names.
 */
public final class TestServers {
    private static @Nullable Path folder;
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable EmbeddedElasticsearch elasticsearch;

    private TestServers() {}

    /** An empty server at first use: no schema is migrated. */
    public static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start(folder().resolve("postgres"), EmbeddedPostgres.Durability.FORGETFUL);
        }
        return postgres;
    }

    public static synchronized EmbeddedElasticsearch elasticsearch() {
        if (elasticsearch == null) {
            elasticsearch = EmbeddedElasticsearch.start(folder().resolve("elasticsearch"));
        }
        return elasticsearch;
    }

    private static Path folder() {
        if (folder == null) {
            try {
                folder = Files.createTempDirectory("firewatch-test-servers-");
            } catch (IOException e) {
                throw new UncheckedIOException("no temporary folder for the test servers", e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(TestServers::closeAll, "stop test servers"));
        }
        return folder;
    }

    private static synchronized void closeAll() {
        if (elasticsearch != null) {
            elasticsearch.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + root, e);
        }
    }
}
