package io.firewatch.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.embedded.city.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A program that uses the desk as an inspector's own tools would. */
final class DeskCaller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 500;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    private DeskCaller(String url, String token) {
        this.url = url;
        this.token = token;
    }

    static DeskCaller signIn(String url, String password) throws Exception {
        return signIn(url, "admin", password);
    }

    static DeskCaller signIn(String url, String user, String password) throws Exception {
        DeskCaller stranger = new DeskCaller(url, "");
        return new DeskCaller(
                url,
                stranger.post("/api/session", Map.of("user", user, "password", password))
                        .path("token")
                        .asText());
    }

    static DeskCaller stranger(String url) {
        return new DeskCaller(url, "");
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws Exception {
        return body(path, get(path));
    }

    JsonNode post(String path, Object body) throws Exception {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        return body(path, http.send(request, BodyHandlers.ofString()));
    }

    JsonNode delete(String path) throws Exception {
        return body(path, http.send(request(path).DELETE().build(), BodyHandlers.ofString()));
    }

    /** Lines of the desk's live events, as they arrive, until {@code line} is cancelled. */
    record Live(Queue<String> lines, CompletableFuture<?> line) {}

    Live live() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        HttpRequest request =
                request("/api/stream").header("Accept", "text/event-stream").build();
        CompletableFuture<?> line = http.sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        return new Live(lines, line);
    }

    /** All alerts that fit the query, e.g. {@code rule=R01}. */
    List<JsonNode> alerts(String query) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json("/api/alerts?size=" + PAGE + "&" + query + "&cursor=" + next);
            page.path("items").forEach(all::add);
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return all;
    }

    static Verdict verdict(JsonNode alert) {
        return new Verdict(
                alert.path("id").asText(),
                alert.path("rule").asText(),
                alert.path("institution").asText(),
                alert.path("subject").path("id").asText(),
                alert.path("severity").asText(),
                alert.path("dataState").asText(),
                alert.path("evidence").path("formula").asText());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode body(String path, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
