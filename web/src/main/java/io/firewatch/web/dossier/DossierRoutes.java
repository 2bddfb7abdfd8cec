package io.firewatch.web.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.index.IndicatorIndex;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import io.firewatch.web.rule.RulesInForce;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /api/institutions/{code}/…}: what the parts of a lender's page ask for, each when it is looked at. */
public final class DossierRoutes {
    private final Institutions institutions;
    private final AlertIndex alerts;
    private final Exposure exposure;
    private final Association association;
    private final Portrait portrait;
    private final MoneyFlow money;
    private final RegistryHistory registry;
    private final Timeline timeline;
    private final KeyIndicators indicators;

    /** {@code record} sees with the eyes of whoever asks. */
    public DossierRoutes(
            Jdbi record, Institutions institutions, AlertIndex alerts, RulesInForce rules, IndicatorIndex indicators) {
        this.institutions = institutions;
        this.alerts = alerts;
        this.exposure = new Exposure(record);
        this.association = new Association(record);
        this.portrait = new Portrait(record);
        this.money = new MoneyFlow(record);
        this.registry = new RegistryHistory(record);
        this.timeline = new Timeline(record, registry);
        this.indicators = new KeyIndicators(record, rules, indicators);
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/institutions/{code}/exposure", this::exposure, Right.READ);
        routes.get("/api/institutions/{code}/graph", this::graph, Right.READ);
        routes.get("/api/institutions/{code}/portrait", this::portrait, Right.READ);
        routes.get("/api/institutions/{code}/money", this::money, Right.READ);
        routes.get("/api/institutions/{code}/timeline", this::timeline, Right.READ);
        routes.get(
                "/api/institutions/{code}/history",
                ctx -> ctx.json(registry.of(known(ctx).code())),
                Right.READ);
        routes.get("/api/institutions/{code}/key-indicators", this::keyIndicators, Right.READ);
    }

    private void keyIndicators(Context ctx) {
        Institution lender = known(ctx);
        ctx.json(Map.of("institution", lender.code(), "items", indicators.of(lender.code(), lender.type())));
    }

    private void portrait(Context ctx) {
        ctx.json(Map.of("sides", portrait.of(known(ctx).code()), "least", Anonymity.LEAST));
    }

    private void money(Context ctx) {
        String code = known(ctx).code();
        ctx.json(money.of(code, day(ctx, "from"), day(ctx, "to"), LocalDate.now(BusinessTime.ZONE)));
    }

    private void timeline(Context ctx) {
        ctx.json(timeline.of(known(ctx).code(), day(ctx, "from"), day(ctx, "to")));
    }

    private void exposure(Context ctx) {
        String code = known(ctx).code();
        ctx.json(Map.of("institution", code, "items", exposure.of(code, institutions.names())));
    }

    /** {@code via} names the vertices up to the one to go beyond; {@code alert} the alert whose path is wanted. */
    private void graph(Context ctx) {
        String code = known(ctx).code();
        Map<String, String> lenders = institutions.names();
        String alert = ctx.queryParam("alert");
        String via = ctx.queryParam("via");
        if (via != null && !via.isBlank()) {
            List<String> steps = Arrays.stream(via.split(",")).map(String::trim).toList();
            ctx.json(association.beyond(code, lenders, steps));
        } else if (alert != null && !alert.isBlank()) {
            ctx.json(association.around(code, lenders, whole(alert, code)));
        } else {
            ctx.json(association.around(code, lenders));
        }
    }

    private ObjectNode whole(String alert, String code) {
        return alerts.findWhole(alert)
                .filter(one -> one.path("institution").asText().equals(code))
                .orElseThrow(() -> Refusal.notFound("alert", alert));
    }

    private Institution known(Context ctx) {
        String code = ctx.pathParam("code");
        return institutions.find(code).orElseThrow(() -> Refusal.notFound("institution", code));
    }

    private static @Nullable LocalDate day(Context ctx, String name) {
        String text = ctx.queryParam(name);
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.trim());
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is no date yyyy-MM-dd");
        }
    }
}
