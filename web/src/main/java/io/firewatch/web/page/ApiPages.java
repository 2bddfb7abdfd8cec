package io.firewatch.web.page;

import io.firewatch.web.access.Right;
import io.firewatch.web.openapi.ApiDocument;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** {@code /api}: the document of the API for people to read. */
public final class ApiPages {
    private final ApiDocument document;
    private final Templates templates = new Templates();

    public ApiPages(ApiDocument document) {
        this.document = document;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api", this::show, Right.ANYONE);
    }

    private void show(Context ctx) {
        Page page = Page.of(ctx, "api");
        templates.show(ctx, "api", Map.of("page", page, "api", new ApiView(document.json(), page.t())));
    }
}
