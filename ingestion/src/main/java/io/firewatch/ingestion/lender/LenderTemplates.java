package io.firewatch.ingestion.lender;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** The templates of the lender's page, compiled with this module into a package of their own. */
final class LenderTemplates {
    /** As the build names it: the desk's templates are on the same class path. */
    private static final String PACKAGE = "io.firewatch.ingestion.lender.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, LenderTemplates.class.getClassLoader(), PACKAGE);

    void show(Context ctx, String template, LenderPage page, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", page);
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", all, html);
        ctx.html(html.toString());
    }
}
