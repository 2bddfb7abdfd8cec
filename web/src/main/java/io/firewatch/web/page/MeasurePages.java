package io.firewatch.web.page;

import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.web.access.Right;
import io.firewatch.web.measure.Measures;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** The page of measures: those there are, and the form in which one is written. */
public final class MeasurePages {
    private final Measures measures;
    private final Templates templates = new Templates();

    public MeasurePages(Measures measures) {
        this.measures = measures;
    }

    public void add(RoutesConfig routes) {
        routes.get("/studio/measures", this::show, Right.READ);
    }

    private void show(Context ctx) {
        templates.show(
                ctx,
                "studio-measures",
                Map.of("page", Page.of(ctx, "studio"), "measures", measures.all(), "shipped", measures.shipped()));
    }

    /** Its id where the text cannot be read any more. */
    public static String title(Measures.One one, Texts t) {
        return one.measure() == null ? one.id() : t.pick(one.measure().title());
    }

    public static String formula(Measures.One one, Texts t) {
        return one.measure() == null ? t.say("studio.unreadable") : t.formula(new MeasureIndicator(one.measure()));
    }
}
