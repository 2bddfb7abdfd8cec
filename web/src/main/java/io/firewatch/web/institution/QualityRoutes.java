package io.firewatch.web.institution;

import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Quality.Found;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** {@code GET /api/institutions/{code}/quality?from&to}: what the checks of the reported data found, per business day. */
public final class QualityRoutes {
    private static final int DAYS_SHOWN = 30;

    private final Quality quality;
    private final Institutions institutions;

    public QualityRoutes(Quality quality, Institutions institutions) {
        this.quality = quality;
        this.institutions = institutions;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/institutions/{code}/quality", this::show, Right.READ);
    }

    private void show(Context ctx) {
        String code = ctx.pathParam("code");
        if (institutions.find(code).isEmpty()) {
            throw Refusal.notFound("institution", code);
        }
        LocalDate newest = quality.newestDay(code).orElse(LocalDate.EPOCH);
        LocalDate to = day(ctx, "to", newest);
        LocalDate from = day(ctx, "from", to.minusDays(DAYS_SHOWN - 1));
        ctx.json(Map.of(
                "institution",
                code,
                "from",
                from.toString(),
                "to",
                to.toString(),
                "items",
                quality.between(code, from, to).stream()
                        .map(QualityRoutes::item)
                        .toList()));
    }

    private static Map<String, Object> item(Found found) {
        return Map.of(
                "day", found.day().toString(),
                "check", found.check().id(),
                "code", found.check().code(),
                "title", Map.of("zh", found.check().zh(), "en", found.check().en()),
                "cases", found.cases(),
                "failed", found.failed(),
                "share", found.share(),
                "examples", found.examples());
    }

    private static LocalDate day(Context ctx, String name, LocalDate otherwise) {
        String text = ctx.queryParam(name);
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text.trim());
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is no date yyyy-MM-dd");
        }
    }
}
