package io.firewatch.detection.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;

/** Elasticsearch through the low-level client: documents are rendered once and sent as they are. */
final class SearchIndex implements Closeable {
    private static final ContentType BULK = ContentType.create("application/x-ndjson");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Too many requests, and a server that is starting, stopping or behind a proxy that lost it. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** With the doubling pause, about a minute: longer than a restart of the server. */
    private static final int ATTEMPTS = 10;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final RestClient client;

    SearchIndex(String url) {
        client = RestClient.builder(HttpHost.create(url)).build();
    }

    /** Sends lines of the bulk format and waits; passing failures are tried again. */
    void bulk(byte[] lines, boolean refresh) throws IOException {
        patiently(
                () -> check(client.performRequest(bulkRequest(lines, refresh))), lines.length + " bytes of documents");
    }

    /** Sends one request and waits; passing failures are tried again. */
    void perform(Request request) throws IOException {
        patiently(() -> client.performRequest(request), request.getMethod() + " " + request.getEndpoint());
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static void patiently(Attempt sending, String what) throws IOException {
        for (int failures = 1; ; failures++) {
            try {
                sending.run();
                return;
            } catch (IOException e) {
                if (!isPassing(e)) {
                    throw e;
                }
                if (isHopeless(failures)) {
                    throw new IOException("Elasticsearch did not take " + what + " in " + failures + " attempts", e);
                }
                pause(failures);
            }
        }
    }

    /** Sends lines of the bulk format without waiting; the outcome is for {@link #check} or {@link #isPassing}. */
    void bulkAsync(byte[] lines, ResponseListener listener) {
        client.performRequestAsync(bulkRequest(lines, false), listener);
    }

    private static Request bulkRequest(byte[] lines, boolean refresh) {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", "errors,items.*.status,items.*.error.type,items.*.error.reason");
        if (refresh) {
            request.addParameter("refresh", "true");
        }
        request.setEntity(new NByteArrayEntity(lines, BULK));
        return request;
    }

    /** Throws {@link Busy} when some document should be sent again, another exception when one was refused for good. */
    static void check(Response response) throws IOException {
        JsonNode answer = JSON.readTree(response.getEntity().getContent());
        if (!answer.path("errors").asBoolean()) {
            return;
        }
        for (JsonNode item : answer.path("items")) {
            JsonNode outcome = item.elements().next();
            if (outcome.has("error") && !PASSING.contains(outcome.path("status").asInt())) {
                throw new IOException("a document was refused: " + outcome);
            }
        }
        throw new Busy();
    }

    /** Whether sending the same again may help. */
    static boolean isPassing(Exception e) {
        if (e instanceof ResponseException answered) {
            return PASSING.contains(answered.getResponse().getStatusLine().getStatusCode());
        }
        return e instanceof Busy
                || e instanceof java.net.ConnectException
                || e instanceof java.net.SocketException
                || e instanceof java.net.SocketTimeoutException
                || e instanceof org.apache.http.ConnectionClosedException;
    }

    /** Milliseconds to wait after the given number of failures in a row. */
    static long pauseMillis(int failures) {
        return Math.min(FIRST_PAUSE_MILLIS << Math.min(failures, 20), LONGEST_PAUSE_MILLIS);
    }

    static boolean isHopeless(int failures) {
        return failures >= ATTEMPTS;
    }

    private static void pause(int failures) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis(failures));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Elasticsearch", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** Some documents of a bulk were turned away for now. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("Elasticsearch was too busy for some documents of a bulk");
        }
    }
}
