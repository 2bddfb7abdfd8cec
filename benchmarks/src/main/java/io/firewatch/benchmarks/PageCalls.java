package io.firewatch.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the script of a page asks for once its HTML is there, told from the attributes that tell the script. */
final class PageCalls {
    private static final Pattern SOURCE = Pattern.compile("data-source=\"([^\"]+)\"(?: data-query=\"([^\"]*)\")?");
    private static final Pattern BOARD = Pattern.compile("data-board=\"([^\"]+)\"");
    private static final Pattern PANEL = Pattern.compile("data-panel=\"([^\"]+)\"");

    /** What is drawn only when a reader unfolds it. */
    private static final Pattern FOLDED =
            Pattern.compile("<details class=\"chart-group\">.*?</details>", Pattern.DOTALL);

    private PageCalls() {}

    /** What the page asks for by itself; each of it once, however many charts share it. */
    static Set<String> of(String html) {
        Set<String> calls = all(FOLDED.matcher(html).replaceAll(""));
        Matcher board = BOARD.matcher(html);
        if (board.find()) {
            String path = "/api/boards/" + board.group(1);
            calls.add(path);
            Matcher panel = PANEL.matcher(html);
            while (panel.find()) {
                calls.add(path + "/panels/" + panel.group(1));
            }
        }
        return calls;
    }

    /** What the largest of the page's folded groups asks for when it is unfolded. */
    static Set<String> ofLargestFold(String html) {
        List<Set<String>> folds = new ArrayList<>();
        Matcher fold = FOLDED.matcher(html);
        while (fold.find()) {
            folds.add(all(fold.group()));
        }
        return folds.stream().max((one, other) -> one.size() - other.size()).orElse(Set.of());
    }

    private static Set<String> all(String html) {
        Set<String> calls = new LinkedHashSet<>();
        Matcher source = SOURCE.matcher(html);
        while (source.find()) {
            String query = source.group(2);
            calls.add((source.group(1) + (query == null || query.isEmpty() ? "" : "?" + query)).replace("&amp;", "&"));
        }
        return calls;
    }
}
