package io.firewatch.web.page;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.mask.Unmasking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** The form on an alert's page that asks for its personal data. */
public final class UnmaskPages {
    private final Unmasking unmasking;

    public UnmaskPages(Unmasking unmasking) {
        this.unmasking = unmasking;
    }

    public void add(RoutesConfig routes) {
        routes.post("/alerts/{id}/unmask", this::open, Right.UNMASK);
    }

    private void open(Context ctx) {
        String id = ctx.pathParam("id");
        unmasking.open(Guard.by(ctx), id, PageRoutes.field(ctx, "reason"));
        ctx.redirect("/alerts/" + id, HttpStatus.SEE_OTHER);
    }
}
