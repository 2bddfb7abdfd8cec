package io.firewatch.detection.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** A door before a real Elasticsearch that turns the first bulks away. */
final class FlakySearch implements AutoCloseable {
    /** Instead of a status: the connection is cut without an answer. */
    static final int CUT = -1;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String behind;
    private final int answer;
    private final AtomicInteger turnAway;
    private final AtomicInteger bulks = new AtomicInteger();
    private final HttpServer door;

    FlakySearch(String behind, int times, int answer) throws IOException {
        this.behind = behind;
        this.turnAway = new AtomicInteger(times);
        this.answer = answer;
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", this::serve);
        door.start();
    }

    String url() {
        return "http://127.0.0.1:" + door.getAddress().getPort();
    }

    /** Bulks that came, turned away or not. */
    int bulks() {
        return bulks.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean bulk = exchange.getRequestURI().getPath().endsWith("_bulk");
        if (bulk) {
            bulks.incrementAndGet();
        }
        if (bulk && turnAway.getAndDecrement() > 0) {
            if (answer != CUT) {
                exchange.sendResponseHeaders(answer, -1);
            }
            exchange.close();
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().firstValue("Content-Type").ifPresent(value -> exchange.getResponseHeaders()
                    .set("Content-Type", value));
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        door.stop(0);
    }
}
