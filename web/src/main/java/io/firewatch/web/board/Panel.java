package io.firewatch.web.board;

import java.util.Map;

/**
 * A part of a board.
 *
 * @param note a sentence below the title; empty texts for none
 * @param chart the ECharts option, whose series name columns of the query's dataset; empty unless the kind is CHART
 */
public record Panel(
        String id, Words title, Words note, Kind kind, Width width, PanelQuery query, Map<String, Object> chart) {
    /** How it is shown. */
    public enum Kind {
        CHART,
        TABLE,
        NUMBERS
    }

    /** How much of a wide screen's row it takes; on a narrow one panels stack. */
    public enum Width {
        THIRD,
        HALF,
        TWO_THIRDS,
        FULL
    }
}
