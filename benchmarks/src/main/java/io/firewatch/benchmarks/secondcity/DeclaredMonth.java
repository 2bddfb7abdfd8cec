package io.firewatch.benchmarks.secondcity;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The figures a lender discloses for one month-end: column to text; columns it leaves out are not declared. */
public record DeclaredMonth(String institution, YearMonth month, Map<String, String> figures) {
    static final List<String> COLUMNS = List.of(
            "loan_balance",
            "loan_count",
            "interest_balance",
            "borrowers",
            "lenders",
            "top10_share",
            "top1_share",
            "related_balance",
            "related_count",
            "overdue_amount",
            "overdue_count",
            "overdue90_amount",
            "overdue90_count",
            "compensated_amount",
            "compensated_count",
            "total_amount",
            "total_count",
            "total_borrowers",
            "total_lenders",
            "overdue_rate",
            "overdue_loans_rate");
    static final String HEADER = "institution,month," + String.join(",", COLUMNS);

    String csv() {
        StringBuilder line = new StringBuilder(institution).append(',').append(month);
        COLUMNS.forEach(column -> line.append(',').append(figures.getOrDefault(column, "")));
        return line.toString();
    }
}
