package io.firewatch.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Documents for Elasticsearch, sent in portions of some megabytes and found after the next refresh. */
final class BulkLoad {
    private static final int PORTION = 6 << 20;

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream portion = new ByteArrayOutputStream(PORTION + (1 << 16));

    BulkLoad(String url) {
        this.url = url;
    }

    /** Creates an index of a shape, unless it is there. */
    void create(String index, String shape) throws IOException {
        HttpResponse<String> answer =
                send("PUT", "/" + index, "application/json", shape.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300 && !answer.body().contains("resource_already_exists_exception")) {
            throw new IOException(index + " is not created: " + answer.body());
        }
    }

    void add(String index, String id, String document) throws IOException {
        portion.writeBytes(("{\"index\":{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\"}}\n" + document + "\n")
                .getBytes(StandardCharsets.UTF_8));
        if (portion.size() > PORTION) {
            flush();
        }
    }

    void flush() throws IOException {
        if (portion.size() == 0) {
            return;
        }
        HttpResponse<String> answer =
                send("POST", "/_bulk?filter_path=errors,items.*.error", "application/x-ndjson", portion.toByteArray());
        if (answer.statusCode() >= 300 || answer.body().contains("\"errors\":true")) {
            throw new IOException("the index refuses: "
                    + answer.body().substring(0, Math.min(2_000, answer.body().length())));
        }
        portion.reset();
    }

    /** Makes everything added so far be found. */
    void refresh() throws IOException {
        flush();
        send("POST", "/_refresh", "application/json", new byte[0]);
    }

    private HttpResponse<String> send(String method, String path, String type, byte[] body) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
