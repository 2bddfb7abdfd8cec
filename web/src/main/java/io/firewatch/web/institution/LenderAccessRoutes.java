package io.firewatch.web.institution;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code /api/institutions/{code}/portal-password}: a lender's account at the gateway's page {@code /lender}. */
public final class LenderAccessRoutes {
    private final LenderAccess access;
    private final Institutions institutions;

    public LenderAccessRoutes(LenderAccess access, Institutions institutions) {
        this.access = access;
        this.institutions = institutions;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/institutions/{code}/portal-password", this::show, Right.REGISTER);
        routes.post("/api/institutions/{code}/portal-password", this::issue, Right.REGISTER);
        routes.delete("/api/institutions/{code}/portal-password", this::withdraw, Right.REGISTER);
    }

    private void show(Context ctx) {
        String code = code(ctx);
        ctx.json(new Standing(code, access.find(code).orElse(null)));
    }

    private void issue(Context ctx) {
        ctx.status(201).json(access.issue(Guard.by(ctx), code(ctx)));
    }

    private void withdraw(Context ctx) {
        String code = code(ctx);
        if (!access.withdraw(Guard.by(ctx), code)) {
            throw Refusal.notFound("account of lender", code);
        }
        ctx.status(204);
    }

    private String code(Context ctx) {
        String code = ctx.pathParam("code");
        return institutions
                .find(code)
                .orElseThrow(() -> Refusal.notFound("institution", code))
                .code();
    }

    /** {@code account} is null when the lender has none. */
    private record Standing(String institution, LenderAccess.@Nullable Account account) {}
}
