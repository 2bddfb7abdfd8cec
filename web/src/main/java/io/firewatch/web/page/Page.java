package io.firewatch.web.page;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Person;
import io.firewatch.web.access.Right;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows besides its own matter.
 *
 * @param here path and query of the page, to come back to
 * @param section the part of the desk the page belongs to, marked in the navigation
 */
public record Page(Texts t, @Nullable Person person, String here, String section) {
    static Page of(Context ctx, String section) {
        String query = ctx.queryString();
        return new Page(
                Texts.in(Language.of(ctx)),
                Guard.visitor(ctx).orElse(null),
                ctx.path() + (query == null ? "" : "?" + query),
                section);
    }

    /** A page for somebody from outside, who is shown nothing of the desk even when signed in. */
    static Page ofStranger(Context ctx) {
        return new Page(Texts.in(Language.of(ctx)), null, ctx.path(), "");
    }

    public String csrf() {
        return person == null ? "" : person.csrf();
    }

    public boolean may(Right right) {
        return person != null && person.may(right);
    }

    public boolean mayTriage() {
        return person != null && person.may(Right.TRIAGE);
    }
}
