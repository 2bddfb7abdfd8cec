package io.firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./firewatch routes test}, which needs no server. */
class RoutesCommandTest {
    private static final String TESTS =
            """
            tests:
              - name: a tip reaches the office
                alerts: [{id: a, severity: low}]
                expect: [{after: 0s, to: office, alerts: [a]}]
            """;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void runsTheShippedTests() {
        assertThat(Firewatch.execute(said, "routes", "test"))
                .as(said.toString())
                .isZero();
        assertThat(said.toString())
                .contains("ok      a red alert at two in the night")
                .contains(" 0 failed");
    }

    @Test
    void runsABureausOwnAtTheTimeAskedFor() throws IOException {
        Files.writeString(folder.resolve("routes-tests.yaml"), TESTS);
        Files.writeString(
                folder.resolve("routes.yaml"),
                "routes: [{id: office, match: {hours: \"08:00-18:00\"}, to: [office]}, {id: night, to: [officer]}]\n");
        assertThat(run("--at", "2026-03-10 10:00")).as(said.toString()).isZero();
        assertThat(run("--at", "2026-03-10 20:00")).isEqualTo(1);
        assertThat(said.toString())
                .contains("FAILED  a tip reaches the office")
                .contains("nobody told office of [a] after 0s")
                .contains("told officer of [a] after 0s by night");
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        Files.writeString(folder.resolve("routes-tests.yaml"), TESTS);
        Files.writeString(folder.resolve("routes.yaml"), "routes:\n  - id: office\n    to: [Office]\n");
        assertThat(run()).isEqualTo(1);
        assertThat(said.toString()).contains("routes.yaml:3:10:").contains("must be lower case with hyphens");
    }

    private int run(String... more) {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"routes", "test", folder.toString()}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Firewatch.execute(said, arguments);
    }
}
