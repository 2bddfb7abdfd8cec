package io.firewatch.web.notify.channel;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts the message as JSON, signed as Standard Webhooks 1.0 says; the id stays the same when it has to be sent again. */
final class WebhookChannel implements Channel {
    private final Posts posts;
    private final Clock clock;

    WebhookChannel(Posts posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public Line open(Receiver receiver) {
        return content -> {
            String body = content.json();
            long timestamp = clock.instant().getEpochSecond();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/json; charset=utf-8");
            headers.put("User-Agent", "Firewatch");
            headers.put("webhook-id", content.delivery());
            headers.put("webhook-timestamp", Long.toString(timestamp));
            headers.put(
                    "webhook-signature", Signatures.webhook(receiver.secrets(), content.delivery(), timestamp, body));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String answer = posts.send("POST", receiver.requireUrl(), headers, bytes);
            return new Handed(answer, Signatures.sha256(bytes));
        };
    }
}
