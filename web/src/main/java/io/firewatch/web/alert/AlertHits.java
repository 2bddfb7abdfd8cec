package io.firewatch.web.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of alerts.
 *
 * @param total how many alerts fit the query in all
 * @param items the alerts as the index holds them
 * @param next what to ask with as {@code cursor} for the page after this one; null on the last
 */
public record AlertHits(long total, List<ObjectNode> items, @Nullable String next) {}
