package io.firewatch.web.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every failed call answers: a problem document (RFC 9457).
 *
 * @param type names the kind of problem for programs: {@code urn:firewatch:problem:alert-state}
 * @param detail a sentence for the person who made the call; never a stack trace
 * @param more further members of the document, such as the actions that would have been allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @JsonAnyGetter Map<String, Object> more) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String PREFIX = "urn:firewatch:problem:";

    /** {@code kind} is the last part of the type, in kebab-case. */
    public static Problem of(int status, String kind, String title, @Nullable String detail) {
        return new Problem(PREFIX + kind, title, status, detail, null, Map.of());
    }

    public Problem with(Map<String, Object> members) {
        return new Problem(type, title, status, detail, instance, Map.copyOf(members));
    }

    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, more);
    }

    /** The kind alone, as the message bundles know it. */
    public String kind() {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }
}
