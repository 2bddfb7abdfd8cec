package io.firewatch.web.openapi;

import io.firewatch.web.access.Right;
import io.javalin.config.RoutesConfig;

/** {@code GET /api/openapi.json}. Whoever is to write a program for the desk may not be able to sign in yet. */
public final class ApiDocumentRoutes {
    private final ApiDocument document;

    public ApiDocumentRoutes(ApiDocument document) {
        this.document = document;
    }

    public void add(RoutesConfig routes) {
        routes.get(
                "/api/openapi.json", ctx -> ctx.contentType("application/json").result(document.text()), Right.ANYONE);
    }
}
