package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.record.DeclaredFigure;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** {@code declared.csv}: what lenders disclosed of themselves as of each month's end. A month that is known is replaced. */
final class Declarations implements RegistryFile {
    private static final int MONTH_CHARS = 7;

    private static final String UPSERT =
            """
            INSERT INTO registry.declared_figures (institution, month, figures) VALUES (?, ?, ?::jsonb)
            ON CONFLICT (institution, month) DO UPDATE SET figures = excluded.figures""";

    private final IndependentLanding landing;

    Declarations(IndependentLanding landing) {
        this.landing = landing;
    }

    @Override
    public List<String> columns() {
        return List.of("institution", "month");
    }

    @Override
    public String take(Connection connection, CsvRow row) throws SQLException {
        String institution = row.required("institution");
        LocalDate monthEnd = monthEnd(row.required("month"));
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        for (DeclaredFigure figure : DeclaredFigure.values()) {
            String text = row.optional(figure.column());
            if (text != null) {
                if (figure.kind() == DeclaredFigure.Kind.MONEY) {
                    row.fen(figure.column());
                }
                figures.put(figure.column(), text);
            }
        }
        ObjectNode body = figures.deepCopy().put("date", monthEnd.toString());
        landing.add(institution, RecordType.DECLARED_FIGURE, body);
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, institution);
            upsert.setObject(2, monthEnd);
            upsert.setString(3, figures.toString());
            upsert.executeUpdate();
        }
        return institution + "|" + monthEnd;
    }

    /** The month as {@code yyyy-MM}, or as any of its days. */
    private static LocalDate monthEnd(String text) {
        try {
            return YearMonth.parse(text.substring(0, Math.min(MONTH_CHARS, text.length())))
                    .atEndOfMonth();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("month: '" + text + "' is no month (yyyy-MM)", e);
        }
    }
}
