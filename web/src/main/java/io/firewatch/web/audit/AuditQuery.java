package io.firewatch.web.audit;

import io.firewatch.web.http.Refusal;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Which lines somebody asks for; empty fields mean any. Days are Beijing's, both inclusive. */
public record AuditQuery(String actor, String action, String subject, String from, String to) {
    /** Refuses with 400, naming the parameter that is wrong. */
    public static AuditQuery from(Context ctx) {
        String action = text(ctx, "action");
        if (!action.isEmpty() && !AuditAction.ids().contains(action)) {
            throw Refusal.badRequest("action: '" + action + "' is none of " + AuditAction.ids());
        }
        return new AuditQuery(text(ctx, "actor"), action, text(ctx, "subject"), day(ctx, "from"), day(ctx, "to"));
    }

    private static String day(Context ctx, String name) {
        String text = text(ctx, name);
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is no date yyyy-MM-dd");
        }
    }

    private static String text(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return text == null ? "" : text.trim();
    }
}
