package io.firewatch.web.board;

import io.firewatch.web.board.Dataset.Column;
import io.firewatch.web.http.CsvCells;
import io.firewatch.web.page.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset as a file that spreadsheets open: UTF-8 with the mark that tells them so, RFC 4180. */
final class Csv {
    private static final String MARK = "\uFEFF";

    private Csv() {}

    static String of(Dataset data, Language language) {
        StringBuilder file = new StringBuilder(MARK).append(CsvCells.row(head(data, language)));
        for (List<@Nullable Object> row : data.rows()) {
            file.append(CsvCells.row(cells(data, row, language)));
        }
        return file.toString();
    }

    private static List<String> head(Dataset data, Language language) {
        List<String> head = new ArrayList<>();
        for (Column column : data.columns()) {
            String unit = column.unit().isEmpty() || column.unit().equals("count") ? "" : " [" + column.unit() + "]";
            head.add(column.title().in(language) + unit);
            if (!column.labels().isEmpty()) {
                head.add(column.title().in(language) + " · " + column.field());
            }
        }
        return head;
    }

    /** A word is told by its name and then as it stands in the data, so that files of both languages can be joined. */
    private static List<String> cells(Dataset data, List<@Nullable Object> row, Language language) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = data.columns().get(i);
            Object value = row.get(i);
            if (value instanceof Double number) {
                cells.add(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
                continue;
            }
            String word = value == null ? "" : value.toString();
            if (!column.labels().isEmpty()) {
                Words label = column.labels().get(word);
                cells.add(label == null ? word : label.in(language));
            }
            cells.add(word);
        }
        return cells;
    }
}
