package io.firewatch.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.People.Entry;
import io.firewatch.web.access.People.Standing;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/people}: who may sign in, as what, and for which districts. */
public final class PeopleRoutes {
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final int LONGEST = 100;

    private final People people;
    private final Districts districts;

    public PeopleRoutes(People people, Districts districts) {
        this.people = people;
        this.districts = districts;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/people", ctx -> ctx.json(Map.of("items", people.all())), Right.PEOPLE);
        routes.post("/api/people", this::create, Right.PEOPLE);
        routes.get("/api/people/{user}", ctx -> ctx.json(find(ctx)), Right.PEOPLE);
        routes.patch("/api/people/{user}", this::change, Right.PEOPLE);
        routes.post("/api/people/{user}/password", this::resetPassword, Right.PEOPLE);
        routes.delete("/api/people/{user}/sessions", this::endSessions, Right.PEOPLE);
    }

    /** Creates a person; answers the one-time password. Refuses with 400 or 409. */
    public String create(Context ctx, String user, Standing standing) {
        if (!People.isName(user)) {
            throw Refusal.badRequest("user: 2 to 63 of a-z 0-9 . _ @ -, beginning with a letter or digit");
        }
        check(standing);
        return people.create(Guard.by(ctx), user, standing);
    }

    /** Refuses with 400, 404 or 409. */
    public void change(Context ctx, String user, Standing standing) {
        find(user);
        check(standing);
        people.change(Guard.by(ctx), user, standing);
    }

    /** Answers a new one-time password. Refuses with 404. */
    public String resetPassword(Context ctx, String user) {
        find(user);
        return people.resetPassword(Guard.by(ctx), user);
    }

    /** Refuses with 404. */
    public int endSessions(Context ctx, String user) {
        find(user);
        return people.endSessions(Guard.by(ctx), user);
    }

    private void create(Context ctx) {
        ObjectNode body = Json.body(ctx);
        String user = body.path("user").asText("");
        String password = create(ctx, user, standing(body, new Standing(user, List.of(), null, null, true)));
        ObjectNode answer = Json.MAPPER.valueToTree(find(user));
        ctx.status(201).json(answer.put("oneTimePassword", password));
    }

    private void change(Context ctx) {
        Entry now = find(ctx);
        Standing before = new Standing(now.displayName(), now.roles(), now.districts(), now.language(), now.active());
        change(ctx, now.user(), standing(Json.body(ctx), before));
        ctx.json(find(ctx));
    }

    private void resetPassword(Context ctx) {
        ctx.json(Map.of("oneTimePassword", resetPassword(ctx, ctx.pathParam("user"))));
    }

    private void endSessions(Context ctx) {
        ctx.json(Map.of("ended", endSessions(ctx, ctx.pathParam("user"))));
    }

    private Entry find(Context ctx) {
        return find(ctx.pathParam("user"));
    }

    private Entry find(String user) {
        return people.find(user).orElseThrow(() -> Refusal.notFound("user", user));
    }

    private void check(Standing standing) {
        if (standing.displayName().isBlank() || standing.displayName().length() > LONGEST) {
            throw Refusal.badRequest("displayName: 1 to " + LONGEST + " characters");
        }
        if (standing.roles().isEmpty()) {
            throw Refusal.badRequest("roles: at least one of " + Role.ids());
        }
        for (String role : standing.roles()) {
            if (Role.ofId(role).isEmpty()) {
                throw Refusal.badRequest("roles: '" + role + "' is none of " + Role.ids());
            }
        }
        if (standing.districts() != null) {
            if (standing.districts().isEmpty()) {
                throw Refusal.badRequest("districts: name at least one, or null for the whole city");
            }
            List<String> known = districts.all();
            for (String district : standing.districts()) {
                if (!known.contains(district)) {
                    throw Refusal.badRequest("districts: no lender is registered in '" + district + "'");
                }
            }
        }
        if (standing.language() != null && !LANGUAGES.contains(standing.language())) {
            throw Refusal.badRequest("language: '" + standing.language() + "' is none of " + LANGUAGES);
        }
    }

    /** What a body sets; fields it does not name stay as they were. */
    private static Standing standing(ObjectNode body, Standing before) {
        return new Standing(
                body.has("displayName") ? body.path("displayName").asText("").trim() : before.displayName(),
                body.has("roles") ? texts("roles", body.path("roles")) : before.roles(),
                !body.has("districts")
                        ? before.districts()
                        : body.path("districts").isNull() ? null : texts("districts", body.path("districts")),
                body.has("language") ? text(body.path("language")) : before.language(),
                body.has("active") ? body.path("active").asBoolean(false) : before.active());
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.asText();
    }

    private static List<String> texts(String field, JsonNode values) {
        if (!values.isArray()) {
            throw Refusal.badRequest(field + ": is no list");
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts.stream().distinct().toList();
    }
}
