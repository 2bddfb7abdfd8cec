package io.firewatch.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A signed-in caller of a desk's API. */
public final class DeskClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient http;
    private final URI desk;
    private final String token;

    private DeskClient(HttpClient http, URI desk, String token) {
        this.http = http;
        this.desk = desk;
        this.token = token;
    }

    /** What the desk answered. */
    public record Answer(int status, JsonNode body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The desk's own words about a call that failed. */
        String problem() {
            String detail = body.path("detail").asText(body.path("title").asText(""));
            return detail.isEmpty() ? "HTTP status " + status : detail;
        }

        List<String> lineErrors() {
            List<String> errors = new ArrayList<>();
            body.path("errors")
                    .forEach(error -> errors.add("line " + error.path("line").asInt() + ": "
                            + error.path("message").asText()));
            return errors;
        }
    }

    /** Throws {@link IOException} when the desk is away or refuses. */
    public static DeskClient signIn(URI desk, String user, String password) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        HttpRequest request = HttpRequest.newBuilder(desk.resolve("/api/session"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("user", user, "password", password))))
                .build();
        Answer answer = send(http, request);
        if (!answer.isSuccess()) {
            throw new IOException(desk + " does not let " + user + " in: " + answer.problem());
        }
        return new DeskClient(http, desk, answer.body().path("token").asText());
    }

    public Answer postCsv(String path, Path file) throws IOException, InterruptedException {
        return send(
                http,
                call(path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofFile(file))
                        .build());
    }

    public Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(
                http,
                call(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build());
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(http, call(path).GET().build());
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(desk.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new IOException(
                    "no desk answers at " + request.uri().resolve("/") + "; is ./firewatch up running?", e);
        }
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : MissingNode.getInstance());
    }
}
