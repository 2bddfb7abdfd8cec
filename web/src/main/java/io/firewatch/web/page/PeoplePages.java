package io.firewatch.web.page;

import io.firewatch.web.access.Districts;
import io.firewatch.web.access.People;
import io.firewatch.web.access.People.Standing;
import io.firewatch.web.access.PeopleRoutes;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page on which an administrator says who may sign in, as what, and for which districts. */
public final class PeoplePages {
    private final PeopleRoutes actions;
    private final People people;
    private final Districts districts;
    private final Templates templates = new Templates();

    public PeoplePages(PeopleRoutes actions, People people, Districts districts) {
        this.actions = actions;
        this.people = people;
        this.districts = districts;
    }

    public void add(RoutesConfig routes) {
        routes.get("/people", ctx -> show(ctx, null, null), Right.PEOPLE);
        routes.post("/people", this::create, Right.PEOPLE);
        routes.post("/people/{user}", this::change, Right.PEOPLE);
        routes.post("/people/{user}/password", this::resetPassword, Right.PEOPLE);
        routes.post("/people/{user}/sessions", this::endSessions, Right.PEOPLE);
    }

    /** A one-time password and whose it is. */
    public record Handed(String user, String password) {}

    private void show(Context ctx, @Nullable Handed handed, @Nullable String refused) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "people"));
        parameters.put("people", people.all());
        parameters.put("districts", districts.all());
        parameters.put("handed", handed);
        parameters.put("refused", refused);
        templates.show(ctx, "people", parameters);
    }

    private void create(Context ctx) {
        String user = PageRoutes.field(ctx, "user").trim();
        attempt(ctx, () -> new Handed(user, actions.create(ctx, user, standing(ctx, true))));
    }

    private void change(Context ctx) {
        attempt(ctx, () -> {
            actions.change(ctx, ctx.pathParam("user"), standing(ctx, ctx.formParam("active") != null));
            return null;
        });
    }

    private void resetPassword(Context ctx) {
        String user = ctx.pathParam("user");
        attempt(ctx, () -> new Handed(user, actions.resetPassword(ctx, user)));
    }

    private void endSessions(Context ctx) {
        attempt(ctx, () -> {
            actions.endSessions(ctx, ctx.pathParam("user"));
            return null;
        });
    }

    private interface Action {
        @Nullable
        Handed take();
    }

    /** A password that was made up is shown on the page itself: nobody can ask for it again. */
    private void attempt(Context ctx, Action action) {
        Handed handed;
        try {
            handed = action.take();
        } catch (Refusal e) {
            ctx.status(e.problem().status());
            show(ctx, null, e.problem().detail());
            return;
        }
        if (handed == null) {
            ctx.redirect("/people", HttpStatus.SEE_OTHER);
        } else {
            show(ctx, handed, null);
        }
    }

    private static Standing standing(Context ctx, boolean active) {
        List<String> districts = ctx.formParams("districts");
        String language = PageRoutes.field(ctx, "language");
        return new Standing(
                PageRoutes.field(ctx, "displayName").trim(),
                ctx.formParams("roles"),
                districts.isEmpty() ? null : districts,
                language.isEmpty() ? null : language,
                active);
    }
}
