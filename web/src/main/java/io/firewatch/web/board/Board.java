package io.firewatch.web.board;

import java.util.List;
import java.util.Optional;

/**
 * A page of panels.
 *
 * @param id its name in URLs, and of its file
 * @param order where it stands among the others; lower first
 * @param days how far back it looks unless the reader says otherwise
 * @param filters fields its form offers
 */
public record Board(String id, Words title, Words lead, int order, int days, List<String> filters, List<Panel> panels) {
    public Optional<Panel> panel(String panelId) {
        return panels.stream().filter(one -> one.id().equals(panelId)).findFirst();
    }
}
