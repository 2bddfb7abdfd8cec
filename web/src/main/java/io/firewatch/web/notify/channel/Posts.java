package io.firewatch.web.notify.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to receivers on the net, and what their answers mean. Redirects are not followed: a message goes where it was meant to. */
final class Posts {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Well within the time after which another desk believes that this one died. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final int LONGEST_ANSWER = 500;
    private static final int LONGEST_PAUSE_SECONDS = 3_600;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Answers the body of a 2xx answer. */
    String send(String method, String url, Map<String, String> headers, byte[] body) throws Undelivered {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(ANSWER)
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::setHeader);
        } catch (IllegalArgumentException e) {
            // Without the message, which repeats the URL and the key in it.
            throw Undelivered.refused("the URL or a header is none");
        }
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
            throw Undelivered.failed("no connection");
        } catch (IOException e) {
            throw Undelivered.unanswered("no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Undelivered.unanswered("interrupted");
        }
        String said = said(answer);
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return said;
        }
        if (status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY || status / 100 == 5) {
            throw Undelivered.busy(status + " " + said, retryAfter(answer));
        }
        throw Undelivered.refused(status + " " + said);
    }

    private static String said(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "…";
    }

    private static @Nullable Duration retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(text))))
                .orElse(null);
    }
}
