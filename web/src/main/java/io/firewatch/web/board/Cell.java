package io.firewatch.web.board;

import java.util.List;

/**
 * What a store found for one combination of groups.
 *
 * @param keys a value for each of {@link PanelQuery#groups}; days as {@code yyyy-MM-dd}, hours as {@code yyyy-MM-ddTHH:mm}
 * @param figures a number for each of {@link PanelQuery#figures}; NaN where there is none
 */
public record Cell(List<String> keys, double[] figures) {}
