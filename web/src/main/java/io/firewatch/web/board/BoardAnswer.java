package io.firewatch.web.board;

import io.firewatch.web.institution.Institutions.Institution;
import java.util.List;

/**
 * What was found for a panel.
 *
 * @param selection what was looked at in the end
 * @param truncated whether a {@code top} left values out
 * @param lenders those the selection is about, by the register
 */
public record BoardAnswer(List<Cell> cells, Selection selection, boolean truncated, List<Institution> lenders) {}
