package io.firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up --registry} refuses before anything starts. */
class FollowedRegistryTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatDescribesNoRegistryStartsNothing() throws IOException {
        Path file = folder.resolve("registry.yaml");
        Files.writeString(file, "tables: []");
        Path data = folder.resolve("data");

        int exit = Firewatch.execute("up", "--data", data.toString(), "--registry", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(data).doesNotExist();
    }
}
