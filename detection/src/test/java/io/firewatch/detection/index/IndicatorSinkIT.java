package io.firewatch.detection.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.model.indicator.ExposureIndicator;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndicatorSinkIT {
    /** 2026-05-05. */
    private static final int DAY = 20_578;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private String url;

    @BeforeEach
    void start() throws Exception {
        url = TestServers.elasticsearch().url();
        request("DELETE", "/indicators-2026-05");
    }

    @Test
    void writesOneDocumentForEachIndicatorIntoTheMonthsIndex() throws Exception {
        try (OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(url)) {
            sink.open();
            sink.processElement(seen("p", 12_345), 0);
            sink.endInput();
        }
        JsonNode hits = search("p");
        assertThat(hits).hasSize(ExposureIndicator.values().length);
        JsonNode exposure = JSON.createObjectNode();
        for (JsonNode hit : hits) {
            if (hit.path("_id").asText().equals("CERT9|party|p|exposure|2026-05-05")) {
                exposure = hit.path("_source");
            }
        }
        assertThat(exposure)
                .isEqualTo(JSON.readTree("{\"institution\":\"CERT9\",\"subjectType\":\"party\",\"subject\":\"p\","
                        + "\"label\":\"张**\",\"indicator\":\"exposure\",\"unit\":\"money\",\"day\":\"2026-05-05\","
                        + "\"value\":123.45}"));
        JsonNode index = request("GET", "/indicators-2026-05");
        assertThat(index.at("/indicators-2026-05/mappings/dynamic").asText()).isEqualTo("strict");
        assertThat(index.at("/indicators-2026-05/settings/index/refresh_interval")
                        .asText())
                .isEqualTo("2s");
    }

    @Test
    void theLaterValueReplacesTheEarlier() throws Exception {
        try (OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(url)) {
            sink.open();
            // Enough that they do not fit one bulk.
            for (int value = 1; value <= 1_000; value++) {
                sink.processElement(seen("again", value * 100), 0);
            }
            sink.endInput();
        }
        assertThat(exposure("again")).isEqualTo(1_000);
    }

    @Test
    void leavesOutWhatIsNoNumber() throws Exception {
        try (OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(url)) {
            sink.open();
            sink.processElement(seen("nan", Double.NaN), 0);
            sink.endInput();
        }
        assertThat(search("nan")).hasSize(ExposureIndicator.values().length - 1);
    }

    @Test
    void sendsAgainWhatAFullOrRestartingServerTurnedAway() throws Exception {
        for (int answer : new int[] {429, 503, FlakySearch.CUT}) {
            String subject = "turned-away-" + Math.abs(answer);
            try (FlakySearch flaky = new FlakySearch(url, 3, answer);
                    OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(flaky.url())) {
                sink.open();
                sink.processElement(seen(subject, 500), 0);
                sink.endInput();
                assertThat(flaky.bulks()).isEqualTo(4);
            }
            assertThat(exposure(subject)).isEqualTo(5);
        }
    }

    @Test
    void failsWhenADocumentIsRefusedForGood() throws Exception {
        try (FlakySearch flaky = new FlakySearch(url, 1, 400);
                OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(flaky.url())) {
            sink.open();
            sink.processElement(seen("refused", 500), 0);
            assertThatThrownBy(sink::endInput).hasStackTraceContaining("400");
        }
    }

    @Test
    void whatWaitedAtACheckpointIsSentAfterARestart() throws Exception {
        OperatorSubtaskState checkpoint;
        try (FlakySearch never = new FlakySearch(url, Integer.MAX_VALUE, 503);
                OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(never.url())) {
            sink.open();
            sink.processElement(seen("restored", 700), 0);
            checkpoint = sink.snapshot(1, 1);
        }
        assertThat(search("restored")).isEmpty();
        try (OneInputStreamOperatorTestHarness<Observation, ?> sink = sink(url)) {
            sink.initializeState(checkpoint);
            sink.open();
            sink.endInput();
        }
        assertThat(exposure("restored")).isEqualTo(7);
    }

    private static OneInputStreamOperatorTestHarness<Observation, ?> sink(String url) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(new IndicatorSink(url)));
    }

    private static Observation seen(String subject, double exposure) {
        double[] values = new double[ExposureIndicator.values().length];
        values[0] = exposure;
        return Observation.of("CERT9", Facet.EXPOSURE, subject, "张**", DAY, values, new long[] {1});
    }

    private double exposure(String subject) throws Exception {
        for (JsonNode hit : search(subject)) {
            if (hit.at("/_source/indicator").asText().equals("exposure")) {
                return hit.at("/_source/value").asDouble();
            }
        }
        throw new AssertionError("no exposure of " + subject);
    }

    private JsonNode search(String subject) throws Exception {
        request("POST", "/indicators-*/_refresh");
        return request("GET", "/indicators-*/_search?size=100&q=subject:%22" + subject + "%22")
                .at("/hits/hits");
    }

    private JsonNode request(String method, String path) throws Exception {
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
