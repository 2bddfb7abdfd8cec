package io.firewatch.ingestion.lender;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows besides its own matter.
 *
 * @param here path and query of the page, to come back to
 * @param section the part the page belongs to, marked in the navigation
 */
public record LenderPage(LenderTexts t, @Nullable Lender lender, String here, String section) {
    static LenderPage of(Context ctx, @Nullable Lender lender, String section) {
        String query = ctx.queryString();
        return new LenderPage(LenderTexts.of(ctx), lender, ctx.path() + (query == null ? "" : "?" + query), section);
    }

    public String csrf() {
        return lender == null ? "" : lender.csrf();
    }
}
