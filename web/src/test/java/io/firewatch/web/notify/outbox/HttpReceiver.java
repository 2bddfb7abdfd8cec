package io.firewatch.web.notify.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody's web server, which keeps what it gets and answers as it is told. */
final class HttpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":0}";

    HttpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::take);
        server.start();
    }

    /** A request, and how it was answered. */
    record Got(int status, String uri, com.sun.net.httpserver.Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }

        JsonNode json() {
            return Json.tree(body);
        }

        List<String> alerts() {
            return json().path("alerts").findValuesAsText("id");
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int said = status;
        got.add(new Got(said, exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    void answers(int with) {
        status = with;
    }

    /** Everything, also what was answered with a failure. */
    List<Got> got() {
        return List.copyOf(got);
    }

    List<Got> taken() {
        return got.stream().filter(one -> one.status() == 200).toList();
    }

    List<Got> at(String path) {
        return got.stream().filter(one -> one.uri().startsWith(path)).toList();
    }

    List<String> alerts() {
        List<String> alerts = new ArrayList<>();
        taken().forEach(one -> alerts.addAll(one.alerts()));
        return alerts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
