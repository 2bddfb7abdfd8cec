package io.firewatch.web.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a panel: a table that charts, tables and CSV are made of.
 *
 * @param rows a value for each column: texts, and numbers or null; money in yuan, shares as fractions
 * @param truncated whether there were more rows than these
 * @param from first day looked at
 * @param to last day looked at
 * @param institutions codes of the lenders it was narrowed to; empty for all
 * @param ignored filters of the reader that mean nothing to this panel's source
 */
public record Dataset(
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        boolean truncated,
        String from,
        String to,
        List<String> institutions,
        List<String> ignored) {

    /**
     * One column.
     *
     * @param name unique in the dataset; {@code measure@value} where a split made several columns of a measure
     * @param kind {@code word}, {@code hour}, {@code day}, {@code week}, {@code month}, or {@code number}
     * @param field of words and times: the field of the source
     * @param unit of numbers: money, share, factor, count or days
     * @param measure of numbers: the measure's name
     * @param splitBy the field whose value makes this column, if any
     * @param value that value
     * @param labels what words are called, where they are not their own names
     * @param members of the register's fields: codes of the institutions a value stands for
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Column(
            String name,
            String kind,
            Words title,
            String field,
            String unit,
            String measure,
            String splitBy,
            String value,
            Map<String, Words> labels,
            Map<String, List<String>> members) {
        boolean isNumber() {
            return kind.equals("number");
        }
    }
}
