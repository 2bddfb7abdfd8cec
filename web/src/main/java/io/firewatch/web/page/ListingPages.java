package io.firewatch.web.page;

import io.firewatch.web.access.Right;
import io.firewatch.web.alert.AlertHits;
import io.firewatch.web.alert.AlertQuery;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.listing.ListingRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of one loan and one product: what was reported of it, and the alerts about it. */
public final class ListingPages {
    private static final int ALERTS = 10;

    private final ListingRoutes listings;
    private final Institutions institutions;
    private final Alerts alerts;
    private final Templates templates = new Templates();

    public ListingPages(ListingRoutes listings, Institutions institutions, Alerts alerts) {
        this.listings = listings;
        this.institutions = institutions;
        this.alerts = alerts;
    }

    public void add(RoutesConfig routes) {
        routes.get("/institutions/{code}/loan", this::loan, Right.READ);
        routes.get("/institutions/{code}/product", this::product, Right.READ);
    }

    /**
     * What both pages show besides the listing itself.
     *
     * @param alerts the newest of {@code alertsInAll}
     */
    public record About(
            String institution, String institutionName, String code, List<AlertView> alerts, long alertsInAll) {
        public String loan(String loan) {
            return address(institution, "loan", loan);
        }

        public String product(String product) {
            return address(institution, "product", product);
        }

        /** Where all alerts about it stand. */
        public String allAlerts() {
            return "/alerts?institution=" + encoded(institution) + "&subject=" + encoded(code) + "&rolledUp=any";
        }
    }

    /** Where the page of a loan or product is. */
    static String address(String institution, String kind, String code) {
        return "/institutions/" + encoded(institution) + "/" + kind + "?" + kind + "=" + encoded(code);
    }

    private void loan(Context ctx) {
        var loan = listings.loan(ctx);
        show(ctx, "loan", loan, about(loan.institution(), loan.loan()));
    }

    private void product(Context ctx) {
        var product = listings.product(ctx);
        show(ctx, "product", product, about(product.institution(), product.product()));
    }

    private About about(String institution, String code) {
        Map<String, String> names = institutions.names();
        AlertHits hits = alerts.search(
                AlertQuery.from(Map.of("institution", List.of(institution), "subject", List.of(code))), ALERTS, null);
        return new About(
                institution,
                names.getOrDefault(institution, institution),
                code,
                hits.items().stream().map(one -> AlertView.of(one, names)).toList(),
                hits.total());
    }

    private void show(Context ctx, String kind, Object listing, About about) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "institutions"));
        parameters.put(kind, listing);
        parameters.put("about", about);
        templates.show(ctx, kind, parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
