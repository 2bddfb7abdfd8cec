package io.firewatch.web.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.rulesets.rule.CompiledRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The history of every subject that a rule may be asked about, of the indicators it asks about. */
public final class RuleHistory {
    private record Key(String institution, String subject) {}

    private final Columns columns;
    private final Map<Key, SubjectHistory> subjects = new LinkedHashMap<>();
    private long numbers;
    private long newest;
    private long stamp;

    RuleHistory(Columns columns) {
        this.columns = columns;
    }

    public static RuleHistory of(CompiledRule rule) {
        return new RuleHistory(Columns.of(rule));
    }

    /** Takes in a month of a subject, a document of the index; it replaces what was known of that month. */
    public synchronized void take(JsonNode page) {
        Key key =
                new Key(page.path("institution").asText(), page.path("subject").asText());
        numbers += subjects.computeIfAbsent(
                        key,
                        one -> new SubjectHistory(
                                columns,
                                key.institution(),
                                key.subject(),
                                page.path("label").asText()))
                .take(page);
        newest = Math.max(newest, page.path("written").asLong());
        stamp++;
    }

    Columns columns() {
        return columns;
    }

    synchronized List<SubjectHistory> subjects() {
        return new ArrayList<>(subjects.values());
    }

    /** How many numbers are held. */
    synchronized long numbers() {
        return numbers;
    }

    /** When the newest month taken in was written, milliseconds of the epoch. */
    synchronized long newest() {
        return newest;
    }

    /** Another one after every change. */
    synchronized long stamp() {
        return stamp;
    }

    /** First business day anything is known of; the largest integer when nothing is. */
    int knownFrom() {
        return subjects().stream()
                .flatMapToInt(one -> Arrays.stream(one.days().days()).limit(1))
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
