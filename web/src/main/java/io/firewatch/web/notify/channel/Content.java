package io.firewatch.web.notify.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.firewatch.web.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, in both languages; how it looks is the channel's. A webhook gets it as it is. Personal data are masked
 * as in an alert that nobody has unmasked.
 *
 * @param delivery by which a receiver knows a repeat
 * @param kind what it is for: {@code drill}, {@code test}, {@code catch-up}, or the usual one
 * @param level 0 for the first telling, then the rung of the ladder
 * @param link to the message on the desk; null when the desk's address is not set
 * @param replaces earlier messages that did not arrive and stand in this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Content(
        String delivery,
        String kind,
        String route,
        int level,
        @Nullable String link,
        List<Item> alerts,
        List<String> replaces) {
    public Content {
        alerts = List.copyOf(alerts);
        replaces = List.copyOf(replaces);
    }

    /** A text in both languages. */
    public record Words(String zh, String en) {
        public String in(String language) {
            return language.equals("en") ? en : zh;
        }
    }

    /**
     * What happened to one alert.
     *
     * @param event {@code opened}, {@code graver}, {@code reopened}, {@code cleared}, {@code corrected} or {@code drill}
     * @param at when, as an ISO moment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String id,
            String event,
            String severity,
            String pattern,
            String rule,
            String institution,
            String institutionName,
            String district,
            Words title,
            Words message,
            String at,
            @Nullable String link) {}

    public static Content parse(String json) {
        try {
            return Json.MAPPER.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of the outbox is no message", e);
        }
    }

    public String json() {
        return Json.text(this);
    }

    public boolean isDrill() {
        return kind.equals("drill");
    }
}
