package io.firewatch.web.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/search?q} and {@code POST /api/search {q} or {document}}; documents by the second only. */
public final class SearchRoutes {
    private static final int USUAL_SIZE = 10;
    private static final int LARGEST_SIZE = 50;

    private final Search search;

    public SearchRoutes(Search search) {
        this.search = search;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/search", this::get, Right.READ);
        routes.post("/api/search", this::post, Right.READ);
    }

    /** What is asked for in an address. Refuses with 400 a document, which proxies and histories would keep. */
    public static Asked inAddress(@Nullable String q) {
        Asked asked = Asked.of(q == null ? "" : q);
        if (asked.kind() == Asked.Kind.DOCUMENT) {
            throw new Refusal(Problem.of(
                    400,
                    "document-in-address",
                    "The request is not valid",
                    "a document number does not belong into an address: POST it"));
        }
        return asked;
    }

    private void get(Context ctx) {
        ctx.json(find(ctx, inAddress(ctx.queryParam("q")), ctx.queryParam("size")));
    }

    private void post(Context ctx) {
        ObjectNode body = Json.body(ctx);
        Asked asked = body.has("document")
                ? Asked.document(body.path("document").asText(""))
                : Asked.of(body.path("q").asText(""));
        ctx.json(find(ctx, asked, body.path("size").asText("")));
    }

    private Found find(Context ctx, Asked asked, @Nullable String size) {
        return switch (asked.kind()) {
            case NOTHING, WORDS -> search.words(asked, size(size));
            case PARTY, DOCUMENT -> search.person(asked, Guard.person(ctx), Guard.by(ctx), size(size));
        };
    }

    private static int size(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_SIZE;
        }
        if (!text.trim().matches("[1-9]\\d{0,3}")) {
            throw Refusal.badRequest("size: '" + text + "' is no whole number from 1");
        }
        return Math.min(Integer.parseInt(text.trim()), LARGEST_SIZE);
    }
}
