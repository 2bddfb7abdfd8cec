package io.firewatch.web.page;

import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.web.alert.AlertQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of the alerts list, which live in its URL. */
public record AlertFilter(AlertQuery query, @Nullable String queryString, @Nullable String next) {
    public List<String> patterns() {
        return Patterns.ALL;
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return queryString != null && !withoutCursor().isEmpty();
    }

    public boolean isFirstPage() {
        return queryString == null || !queryString.contains("cursor=");
    }

    public String firstPage() {
        return "/alerts" + (withoutCursor().isEmpty() ? "" : "?" + withoutCursor());
    }

    /** Empty on the last page. */
    public String nextPage() {
        if (next == null) {
            return "";
        }
        String cursor = "cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return "/alerts?" + (withoutCursor().isEmpty() ? cursor : withoutCursor() + "&" + cursor);
    }

    private String withoutCursor() {
        return queryString == null
                ? ""
                : Arrays.stream(queryString.split("&"))
                        .filter(one -> !one.isEmpty() && !one.startsWith("cursor=") && !one.endsWith("="))
                        .collect(Collectors.joining("&"));
    }
}
