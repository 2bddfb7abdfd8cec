package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

/** The desk's HTTP side as a signed-in user sees it. */
final class DeskApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI desk;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    DeskApi(String url, String user, String password) throws IOException, InterruptedException {
        desk = URI.create(url);
        answer(
                "/api/session",
                HttpRequest.newBuilder(desk.resolve("/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("user", user, "password", password))))
                        .build());
    }

    /** How far a stage of the pipeline has come: landed, judged or indexed. */
    long reached(String stage) throws IOException, InterruptedException {
        JsonNode pipeline = get("/api/pipeline");
        if (!pipeline.path(stage).isNumber()) {
            throw new IOException("/api/pipeline tells no " + stage + ": " + pipeline);
        }
        return pipeline.path(stage).asLong();
    }

    /** The newest over-limit alerts of an institution. */
    JsonNode overLimit(String institution, int size) throws IOException, InterruptedException {
        return get("/api/alerts?rule=over-limit.one-platform&institution=" + institution + "&size=" + size)
                .path("items");
    }

    /** Reads a page or a call to its end. */
    String read(String path) throws IOException, InterruptedException {
        return text(
                path,
                HttpRequest.newBuilder(desk.resolve(path))
                        .header("Accept", "text/html")
                        .build());
    }

    /** Opens the stream of changes, waits until the desk says that it tells every change from now on, and leaves. */
    void watch() throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.send(
                HttpRequest.newBuilder(desk.resolve("/api/stream"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (lines.noneMatch(line -> line.replace(" ", "").equals("event:watching"))) {
                throw new IOException("/api/stream ended with " + response.statusCode());
            }
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(path, HttpRequest.newBuilder(desk.resolve(path)).build());
    }

    private JsonNode answer(String path, HttpRequest request) throws IOException, InterruptedException {
        String body = text(path, request);
        return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private String text(String path, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
