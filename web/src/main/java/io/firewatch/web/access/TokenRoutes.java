package io.firewatch.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Tokens.Made;
import io.firewatch.web.access.Tokens.Token;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** {@code /api/tokens}: one's own tokens for programs; whoever manages people sees and revokes everybody's. */
public final class TokenRoutes {
    private static final int USUAL_DAYS = 90;

    /** A year, so that a forgotten program is noticed within one. */
    private static final int MOST_DAYS = 365;

    private static final int LONGEST_NAME = 100;

    private final Tokens tokens;

    public TokenRoutes(Tokens tokens) {
        this.tokens = tokens;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/tokens", this::list, Right.TOKENS);
        routes.post("/api/tokens", this::make, Right.TOKENS);
        routes.delete("/api/tokens/{id}", this::revoke, Right.TOKENS);
    }

    /** Makes a token for whoever calls. Refuses with 400. */
    public Made make(Context ctx, String name, String days) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.badRequest("name: 1 to " + LONGEST_NAME + " characters that say what the token is for");
        }
        return tokens.make(Guard.by(ctx), name.trim(), days(days));
    }

    /** Refuses with 404 a token that is not the caller's to revoke. */
    public void revoke(Context ctx, String id) {
        Person person = Guard.person(ctx);
        Token token = id.matches("\\d{1,18}") ? tokens.find(Long.parseLong(id)).orElse(null) : null;
        if (token == null || !(token.user().equals(person.user()) || person.may(Right.PEOPLE))) {
            throw Refusal.notFound("token", id);
        }
        tokens.revoke(Guard.by(ctx), token);
    }

    private void list(Context ctx) {
        Person person = Guard.person(ctx);
        boolean all = "all".equals(ctx.queryParam("of")) && person.may(Right.PEOPLE);
        ctx.json(Map.of("items", all ? tokens.all() : tokens.of(person.user())));
    }

    private void make(Context ctx) {
        ObjectNode body = Json.body(ctx);
        Made made = make(ctx, body.path("name").asText(""), body.path("days").asText(""));
        ObjectNode answer = Json.MAPPER.valueToTree(made.about());
        ctx.status(201).json(answer.put("token", made.secret()));
    }

    private void revoke(Context ctx) {
        revoke(ctx, ctx.pathParam("id"));
        ctx.status(204);
    }

    private static int days(String text) {
        if (text.isBlank()) {
            return USUAL_DAYS;
        }
        if (text.matches("\\d{1,4}")) {
            int days = Integer.parseInt(text);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        }
        throw Refusal.badRequest("days: 1 to " + MOST_DAYS);
    }
}
