package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody other than the lender says about it: a line of a registry file or of a custodian's statement, by column.
 *
 * @param day when the bureau hears of it
 */
public record Notice(RecordType type, String institution, int day, Map<String, String> cells) {

    static Notice of(RecordType type, String institution, int day, String... columnsAndCells) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndCells.length; i += 2) {
            cells.put(columnsAndCells[i], columnsAndCells[i + 1]);
        }
        return new Notice(type, institution, day, cells);
    }

    static Notice event(String institution, int day, String kind, String note) {
        return of(
                RecordType.REGISTRY_EVENT,
                institution,
                day,
                "institution",
                institution,
                "date",
                BusinessTime.printDay(day),
                "kind",
                kind,
                "note",
                note);
    }

    /** The value of a column, empty where the line has none. */
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Lines of one type as a CSV file with a header; no cell of the city holds a comma or a quote. */
    static String csv(List<Notice> lines) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.cells().keySet()));
        StringBuilder text = new StringBuilder(String.join(",", columns));
        for (Notice line : lines) {
            text.append('\n').append(columns.stream().map(line::cell).collect(Collectors.joining(",")));
        }
        return text.append('\n').toString();
    }
}
