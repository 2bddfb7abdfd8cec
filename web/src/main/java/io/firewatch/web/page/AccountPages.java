package io.firewatch.web.page;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.access.SessionRoutes;
import io.firewatch.web.access.TokenRoutes;
import io.firewatch.web.access.Tokens;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One's own account: password and tokens. */
public final class AccountPages {
    private final SessionRoutes session;
    private final TokenRoutes actions;
    private final Tokens tokens;
    private final Templates templates = new Templates();

    public AccountPages(SessionRoutes session, TokenRoutes actions, Tokens tokens) {
        this.session = session;
        this.actions = actions;
        this.tokens = tokens;
    }

    public void add(RoutesConfig routes) {
        routes.get("/account", ctx -> show(ctx, new Told(null, null, false)), Right.SELF);
        routes.post("/account/password", this::changePassword, Right.SELF);
        routes.post("/account/tokens", this::make, Right.TOKENS);
        routes.post("/account/tokens/{id}/revoke", this::revoke, Right.TOKENS);
    }

    /**
     * What the page says of the action just taken.
     *
     * @param secret of the token made
     * @param refused why it was not done
     */
    public record Told(@Nullable String secret, @Nullable String refused, boolean passwordChanged) {}

    private void show(Context ctx, Told told) {
        Page page = Page.of(ctx, "account");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", page);
        parameters.put("person", Guard.person(ctx));
        parameters.put(
                "tokens",
                Guard.person(ctx).mustChange()
                        ? List.of()
                        : tokens.of(Guard.person(ctx).user()));
        parameters.put("told", told);
        templates.show(ctx, "account", parameters);
    }

    private void changePassword(Context ctx) {
        boolean first = Guard.person(ctx).mustChange();
        try {
            session.changePassword(ctx, PageRoutes.field(ctx, "password"), PageRoutes.field(ctx, "newPassword"));
        } catch (Refusal e) {
            refused(ctx, e);
            return;
        }
        if (first) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            show(ctx, new Told(null, null, true));
        }
    }

    private void make(Context ctx) {
        try {
            Tokens.Made made = actions.make(ctx, PageRoutes.field(ctx, "name"), PageRoutes.field(ctx, "days"));
            show(ctx, new Told(made.secret(), null, false));
        } catch (Refusal e) {
            refused(ctx, e);
        }
    }

    private void revoke(Context ctx) {
        actions.revoke(ctx, ctx.pathParam("id"));
        ctx.redirect("/account", HttpStatus.SEE_OTHER);
    }

    private void refused(Context ctx, Refusal e) {
        ctx.status(e.problem().status());
        Texts t = Texts.in(Language.of(ctx));
        show(ctx, new Told(null, t.word("problem", e.problem().kind()), false));
    }
}
