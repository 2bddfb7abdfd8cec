package io.firewatch.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Documents for Elasticsearch, sent in portions of some megabytes; found once the index has been {@link #settle settled}. */
final class BulkLoad {
    private static final int PORTION = 6 << 20;

    /** Nobody searches while an index is filled, and one that breaks off is filled anew. */
    private static final String FILLING =
            """
            {"index": {"refresh_interval": "-1",
                       "translog": {"durability": "async", "flush_threshold_size": "1gb"}}}""";

    private static final String AS_SHAPED =
            """
            {"index": {"refresh_interval": %s,
                       "translog": {"durability": null, "flush_threshold_size": null}}}""";

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream portion = new ByteArrayOutputStream(PORTION + (1 << 16));

    BulkLoad(String url) {
        this.url = url;
    }

    /** Creates an index of a shape, unless it is there, and makes it ready to be filled. */
    void create(String index, String shape) throws IOException {
        HttpResponse<String> answer = send("PUT", "/" + index, "application/json", shape);
        if (answer.statusCode() >= 300 && !answer.body().contains("resource_already_exists_exception")) {
            throw new IOException(index + " is not created: " + answer.body());
        }
        succeed("PUT", "/" + index + "/_settings", FILLING);
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

    /** Gives an index its own settings back; everything added to it is found from now on. */
    void settle(String index, String refreshInterval) throws IOException {
        flush();
        succeed("PUT", "/" + index + "/_settings", AS_SHAPED.formatted("\"" + refreshInterval + "\""));
        succeed("POST", "/" + index + "/_refresh", "");
        succeed("POST", "/" + index + "/_flush", "");
    }

    private void succeed(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = send(method, path, "application/json", body);
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws IOException {
        return send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
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
