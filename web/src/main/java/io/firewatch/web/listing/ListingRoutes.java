package io.firewatch.web.listing;

import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.listing.Loans.Loan;
import io.firewatch.web.listing.Products.Product;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * {@code /api/institutions/{code}/loan?loan} and {@code …/product?product}: codes are whatever lenders write, and so no part of
 * the path.
 */
public final class ListingRoutes {
    private final Institutions institutions;
    private final Loans loans;
    private final Products products;

    public ListingRoutes(Institutions institutions, Loans loans, Products products) {
        this.institutions = institutions;
        this.loans = loans;
        this.products = products;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/institutions/{code}/loan", ctx -> ctx.json(loan(ctx)), Right.READ);
        routes.get("/api/institutions/{code}/product", ctx -> ctx.json(product(ctx)), Right.READ);
    }

    /** The loan an address names; refuses with 404 what the reader may not see, or nobody listed. */
    public Loan loan(Context ctx) {
        String loan = asked(ctx, "loan");
        return loans.find(lender(ctx), loan).orElseThrow(() -> Refusal.notFound("loan", loan));
    }

    public Product product(Context ctx) {
        String product = asked(ctx, "product");
        return products.find(lender(ctx), product).orElseThrow(() -> Refusal.notFound("product", product));
    }

    private String lender(Context ctx) {
        String code = ctx.pathParam("code");
        return institutions
                .find(code)
                .orElseThrow(() -> Refusal.notFound("institution", code))
                .code();
    }

    private static String asked(Context ctx, String name) {
        String code = ctx.queryParam(name);
        if (code == null || code.isBlank()) {
            throw Refusal.badRequest(name + ": is missing");
        }
        return code.trim();
    }
}
