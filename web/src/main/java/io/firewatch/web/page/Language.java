package io.firewatch.web.page;

import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Person;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Locale;

/** The languages the desk speaks. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private static final String COOKIE = "firewatch_language";
    private static final int A_YEAR = 365 * 24 * 3600;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** {@code zh} or {@code en}: the key in messages and bundles. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the page's {@code lang} says. */
    public String tag() {
        return tag;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    static Language of(String id) {
        return id.startsWith("en") ? EN : ZH;
    }

    /** What the reader chose here, else what the person's account says, else the first of the browser's languages that the desk speaks, else Chinese. */
    public static Language of(Context ctx) {
        String chosen = ctx.cookie(COOKIE);
        if (chosen != null) {
            return of(chosen);
        }
        String own = Guard.visitor(ctx).map(Person::language).orElse(null);
        if (own != null) {
            return of(own);
        }
        String accepted = ctx.header("Accept-Language");
        if (accepted != null) {
            for (String range : accepted.toLowerCase(Locale.ROOT).split(",")) {
                if (range.trim().startsWith("zh")) {
                    return ZH;
                }
                if (range.trim().startsWith("en")) {
                    return EN;
                }
            }
        }
        return ZH;
    }

    static void remember(Context ctx, Language language) {
        ctx.cookie(new Cookie(COOKIE, language.id(), "/", A_YEAR, false, true, null, SameSite.LAX));
    }
}
