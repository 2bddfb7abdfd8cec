package io.firewatch.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** The templates of this module, compiled with it. */
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    void show(Context ctx, String template, Map<String, Object> parameters) {
        StringOutput page = new StringOutput();
        engine.render(template + ".jte", parameters, page);
        // What is on a page belongs to whoever is signed in.
        ctx.header("Cache-Control", "no-store").html(page.toString());
    }
}
