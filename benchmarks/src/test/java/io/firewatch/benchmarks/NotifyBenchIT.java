package io.firewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of notifications runs from end to end, for two seconds. */
class NotifyBenchIT {
    @Test
    void measuresEveryAlertAtBothReceivers(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("notify.json");
        new NotifyBench(new NotifyBench.Options(5, 2, out)).run();
        JsonNode rows = new ObjectMapper().readTree(out.toFile()).path("rows");
        for (String way : new String[] {"alert to mail server", "alert to webhook"}) {
            assertThat(rows.path(way + ", alerts").asInt()).isEqualTo(10);
            assertThat(rows.path(way + ", p99 ms").asDouble()).isPositive();
        }
    }
}
