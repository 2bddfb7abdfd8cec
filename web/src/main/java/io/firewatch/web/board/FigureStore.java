package io.firewatch.web.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Computes the figures of panels. What is to be counted has been narrowed to what the reader may see before. */
public interface FigureStore {
    /** A cell for every combination of groups that has any member; one cell without groups. In no order. */
    List<Cell> cells(PanelQuery query, Selection selection);

    /** The last day within the selection for which the query would find anything. */
    Optional<LocalDate> newestDay(PanelQuery query, Selection selection);
}
