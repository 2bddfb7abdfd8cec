package io.firewatch.web.page;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import io.firewatch.web.institution.LenderAccess;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page on which an administrator hands a lender the first password of its own page, or takes access away. */
public final class LenderAccessPages {
    private final LenderAccess access;
    private final Institutions institutions;
    private final Templates templates = new Templates();

    public LenderAccessPages(LenderAccess access, Institutions institutions) {
        this.access = access;
        this.institutions = institutions;
    }

    public void add(RoutesConfig routes) {
        routes.get("/institutions/{code}/portal", ctx -> show(ctx, null), Right.REGISTER);
        routes.post(
                "/institutions/{code}/portal",
                ctx -> show(ctx, access.issue(Guard.by(ctx), find(ctx).code())),
                Right.REGISTER);
        routes.post("/institutions/{code}/portal/withdraw", this::withdraw, Right.REGISTER);
    }

    /** A password that was made up is shown on the page itself: nobody can ask for it again. */
    private void show(Context ctx, LenderAccess.@Nullable Issued issued) {
        Institution institution = find(ctx);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "institutions"));
        parameters.put("institution", institution);
        parameters.put("account", access.find(institution.code()).orElse(null));
        parameters.put("issued", issued);
        templates.show(ctx, "portal", parameters);
    }

    private void withdraw(Context ctx) {
        Institution institution = find(ctx);
        access.withdraw(Guard.by(ctx), institution.code());
        ctx.redirect("/institutions/" + institution.code() + "/portal", HttpStatus.SEE_OTHER);
    }

    private Institution find(Context ctx) {
        String code = ctx.pathParam("code");
        return institutions.find(code).orElseThrow(() -> Refusal.notFound("institution", code));
    }
}
