package io.firewatch.web.page;

import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.web.access.Person;
import io.firewatch.web.alert.AlertQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of the alerts list, which live in its URL. */
public record AlertFilter(AlertQuery query, @Nullable String queryString, @Nullable String next) {
    public List<String> patterns() {
        return Patterns.ALL;
    }

    /** A list people come back to. */
    public record WorkList(String id, String href, boolean here) {}

    /** The lists of the day's work, and which of them is shown. */
    public List<WorkList> lists(@Nullable Person person) {
        return List.of(
                new WorkList(
                        "open",
                        "/alerts?status=open&dataState=firing",
                        isOpen()
                                && query.assignee().isEmpty()
                                && query.dataState().contains("firing")),
                new WorkList("mine", "/alerts?status=open&assignee=me", isOpen() && isMine(person)),
                new WorkList(
                        "unassigned",
                        "/alerts?status=open&assignee=none",
                        isOpen() && query.assignee().contains(AlertQuery.NOBODY)),
                new WorkList("overdue", "/alerts?overdue=true", query.overdue()),
                new WorkList("undecided", "/alerts?undecided=true", query.undecided()));
    }

    /** Whether only the reader's own alerts are asked for. */
    public boolean isMine(@Nullable Person person) {
        return person != null && query.assignee().equals(Set.of(person.user()));
    }

    private boolean isOpen() {
        return !query.overdue() && !query.undecided() && query.status().size() > 1;
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
