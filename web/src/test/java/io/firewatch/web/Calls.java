package io.firewatch.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls to the API as a program makes them; what is answered has to be what the API's document says. */
final class Calls {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private String token = "";

    Calls(String url) {
        this.url = url;
    }

    record Answer(int status, String body, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            return Json.tree(body);
        }
    }

    static Calls signedIn(String url) {
        return signedIn(url, "admin");
    }

    static Calls signedIn(String url, String user) {
        Calls calls = new Calls(url);
        Answer answer =
                calls.post("/api/session", "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, DeskStack.PASSWORD));
        calls.token = answer.json().path("token").asText();
        return calls;
    }

    /** Signed in as somebody of {@link #person}, with a token. */
    static Calls with(String url, String token) {
        Calls calls = new Calls(url);
        calls.token = token;
        return calls;
    }

    /** Creates a person with these roles, of these districts (JSON; {@code null} for the whole city), and signs in. */
    static Calls person(DeskStack stack, String user, String roles, String districts) {
        Calls admin = signedIn(stack.url());
        String once = admin.post(
                        "/api/people",
                        "{\"user\":\"%s\",\"displayName\":\"%s\",\"roles\":%s,\"districts\":%s}"
                                .formatted(user, user, roles, districts))
                .json()
                .path("oneTimePassword")
                .asText();
        Calls calls = new Calls(stack.url());
        calls.signIn(user, once);
        Answer changed = calls.put(
                "/api/session/password",
                "{\"password\":\"%s\",\"newPassword\":\"%s\"}".formatted(once, DeskStack.PASSWORD));
        if (changed.status() != 204) {
            throw new IllegalStateException("no such person: " + changed);
        }
        return calls;
    }

    Answer signIn(String user, String password, String... headers) {
        Answer answer = new Calls(url)
                .post("/api/session", "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password), headers);
        token = answer.json().path("token").asText();
        return answer;
    }

    String token() {
        return token;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Answer call(String method, String path, String body) {
        return send(method, path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a form with a file, as a browser does; {@code fields} are names and values in turn. */
    Answer upload(String path, String fileName, byte[] content, String... fields) {
        String boundary = "firewatch-boundary";
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        Answer answer = publish(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
        Documented.at(url).check("POST", path, null, answer);
        return answer;
    }

    private Answer send(String method, String path, String body, String... headers) {
        Answer answer = publish(
                method,
                path,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body),
                headers);
        Documented.at(url).check(method, path, body, answer);
        return answer;
    }

    private Answer publish(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path + " failed", e);
        }
    }
}
