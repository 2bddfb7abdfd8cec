package io.firewatch.web.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import io.firewatch.web.http.Json;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** The fields of a record as a lender sent them. Empty, absent and {@code -1} mean "not there" (reporting-protocol A.8). */
record ReportedBody(JsonNode fields) {
    static ReportedBody of(String json) {
        return new ReportedBody(Json.tree(json));
    }

    @Nullable
    String text(String field) {
        String text = fields.path(field).asText("").trim();
        return text.isEmpty() || text.equals("-1") ? null : text;
    }

    /** In yuan. */
    @Nullable
    Double money(String field) {
        String text = text(field);
        try {
            return text == null ? null : Money.parseYuan(text).fen() / 100.0;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** An annual rate as a fraction. */
    @Nullable
    Double rate(String field) {
        String text = text(field);
        try {
            return text == null ? null : Rate.parse(text).asDouble();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A whole number, which lenders also write as {@code 9.0}. */
    @Nullable
    Integer number(String field) {
        String text = text(field);
        return text == null || !text.matches("\\d{1,9}(\\.0*)?")
                ? null
                : Integer.valueOf(text.replaceFirst("\\..*", ""));
    }

    /** An ISO date. */
    @Nullable
    String day(String field) {
        String text = text(field);
        try {
            return text == null ? null : BusinessTime.printDay(BusinessTime.dayOf(BusinessTime.parseMoment(text)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
