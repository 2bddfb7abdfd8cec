package io.firewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of the desk runs from end to end, on next to nothing. */
class DeskBenchIT {
    @Test
    void asksEveryPageAtEachSizeAndSaysHowItGrew(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("desk.json");
        new DeskBench(new DeskBench.Options(600, 6_000, List.of(3, 1), 1, Optional.empty(), out)).run();
        JsonNode rows = new ObjectMapper().readTree(out.toFile()).path("rows");
        for (int days : new int[] {1, 3}) {
            assertThat(rows.path("page overview, of a district, " + days + " days, p95 ms")
                            .asDouble())
                    .isPositive();
            assertThat(rows.path("page overview, " + days + " days, p95 ms").asDouble())
                    .isPositive();
            assertThat(rows.path("panel city/alerts-by-severity, " + days + " days, p50 ms")
                            .asDouble())
                    .isPositive();
        }
        assertThat(rows.path("panel city/alerts-by-severity, 3 days, times the smallest")
                        .asDouble())
                .isPositive();
        assertThat(rows.path("MB resident, elasticsearch, 3 days").asDouble()).isPositive();
    }
}
