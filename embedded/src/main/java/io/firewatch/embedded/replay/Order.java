package io.firewatch.embedded.replay;

import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import java.util.List;
import java.util.Set;

/**
 * What a replaying process is told, in one line of JSON on its standard input: its arguments could be read by others, and
 * this holds the password of the record.
 *
 * @param governing what judges
 * @param rules whose alerts are compared
 */
public record Order(RecordConnection record, List<RuleRow> governing, Set<String> rules) {
    public Order {
        governing = List.copyOf(governing);
        rules = Set.copyOf(rules);
    }
}
