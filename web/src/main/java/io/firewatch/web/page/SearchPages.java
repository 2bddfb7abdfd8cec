package io.firewatch.web.page;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.search.Asked;
import io.firewatch.web.search.Found;
import io.firewatch.web.search.Search;
import io.firewatch.web.search.SearchRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The search box in the head of every page, and the page of what was found. The box is posted, so that no document number gets
 * into an address; words then move there, so that a search can be shown to a colleague.
 */
public final class SearchPages {
    /** Under the box: what fits a screen. */
    private static final int AT_ONCE = 5;

    private static final int ON_PAGE = 25;

    private final Search search;
    private final Institutions institutions;
    private final Templates templates = new Templates();

    public SearchPages(Search search, Institutions institutions) {
        this.search = search;
        this.institutions = institutions;
    }

    public void add(RoutesConfig routes) {
        routes.get("/search", this::get, Right.READ);
        routes.post("/search", this::post, Right.READ);
    }

    /**
     * What was found, as the templates ask.
     *
     * @param text what the box shows again; empty for a document
     * @param kind what the text was taken for
     */
    public record View(
            String text, Asked.Kind kind, Found found, List<AlertView> alerts, List<AlertView> personsAlerts) {
        /** Where all alerts of these words stand. */
        public String allAlerts() {
            return "/alerts?q=" + encoded(text);
        }

        /** {@code kind} is {@code loans} or {@code products}. */
        public String page(String kind, Found.Listing one) {
            return ListingPages.address(one.institution(), kind.equals("loans") ? "loan" : "product", one.code());
        }
    }

    private void get(Context ctx) {
        Asked asked = SearchRoutes.inAddress(ctx.queryParam("q"));
        show(ctx, asked, find(ctx, asked), null);
    }

    private void post(Context ctx) {
        String document = PageRoutes.field(ctx, "document");
        Asked asked = document.isBlank() ? Asked.of(PageRoutes.field(ctx, "asked")) : Asked.document(document);
        if (ctx.header("HX-Request") != null) {
            // Nobody is looked up by the way while somebody types: that takes the Enter key.
            templates.show(
                    ctx,
                    "part/search-found",
                    Map.of("t", Texts.in(Language.of(ctx)), "view", view(asked, search.words(asked, AT_ONCE))));
        } else if (asked.kind() != Asked.Kind.DOCUMENT) {
            ctx.redirect("/search?q=" + encoded(asked.text()), HttpStatus.SEE_OTHER);
        } else {
            try {
                show(ctx, asked, find(ctx, asked), null);
            } catch (Refusal e) {
                ctx.status(e.problem().status());
                show(ctx, Asked.of(""), search.words(Asked.of(""), ON_PAGE), Notice.of(e.problem()));
            }
        }
    }

    private Found find(Context ctx, Asked asked) {
        return switch (asked.kind()) {
            case NOTHING, WORDS -> search.words(asked, ON_PAGE);
            case PARTY, DOCUMENT -> search.person(asked, Guard.person(ctx), Guard.by(ctx), ON_PAGE);
        };
    }

    private void show(Context ctx, Asked asked, Found found, @Nullable Notice notice) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "search"));
        parameters.put("view", view(asked, found));
        parameters.put("notice", notice);
        templates.show(ctx, "search", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private View view(Asked asked, Found found) {
        Map<String, String> names =
                found.alerts().isEmpty() && found.person() == null ? Map.of() : institutions.names();
        return new View(
                asked.kind() == Asked.Kind.DOCUMENT ? "" : asked.text(),
                asked.kind(),
                found,
                found.alerts().stream().map(one -> AlertView.of(one, names)).toList(),
                found.person() == null
                        ? List.of()
                        : found.person().alerts().stream()
                                .map(one -> AlertView.of(one, names))
                                .toList());
    }
}
