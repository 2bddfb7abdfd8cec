package io.firewatch.web.page;

import io.firewatch.web.access.Right;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.AuditQuery;
import io.firewatch.web.audit.AuditRoutes;
import io.firewatch.web.http.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The auditor's page. */
public final class AuditPages {
    private static final int LIST = 50;

    private final AuditRoutes routes;
    private final AuditLog log;
    private final Templates templates = new Templates();

    public AuditPages(AuditRoutes routes, AuditLog log) {
        this.routes = routes;
        this.log = log;
    }

    public void add(RoutesConfig config) {
        config.get("/audit", this::show, Right.AUDIT);
    }

    /** Where the list goes on, and its filters as a URL writes them. */
    public record Paging(AuditQuery query, boolean first, @Nullable Long next) {
        public String filters() {
            Map<String, String> all = new java.util.LinkedHashMap<>();
            all.put("actor", query.actor());
            all.put("action", query.action());
            all.put("subject", query.subject());
            all.put("from", query.from());
            all.put("to", query.to());
            return all.entrySet().stream()
                    .filter(one -> !one.getValue().isEmpty())
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        public String url(String path, String more) {
            String filters = filters();
            String joint = filters.isEmpty() || more.isEmpty() ? "" : "&";
            return filters.isEmpty() && more.isEmpty() ? path : path + "?" + filters + joint + more;
        }
    }

    /** What a line says beyond who and what, field by field. */
    public static List<Map.Entry<String, String>> facts(AuditLog.Line line) {
        return Json.tree(line.detail()).properties().stream()
                .map(one -> Map.entry(
                        one.getKey(),
                        one.getValue().isValueNode()
                                ? one.getValue().asText()
                                : one.getValue().toString()))
                .toList();
    }

    private void show(Context ctx) {
        AuditQuery query = AuditQuery.from(ctx);
        long before = AuditRoutes.before(ctx);
        List<AuditLog.Line> lines = log.find(query, before, LIST + 1);
        boolean more = lines.size() > LIST;
        List<AuditLog.Line> shown = more ? lines.subList(0, LIST) : lines;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "audit"));
        parameters.put("lines", shown);
        parameters.put(
                "paging",
                new Paging(
                        query,
                        before == Long.MAX_VALUE,
                        more ? shown.get(LIST - 1).seq() : null));
        parameters.put("verdict", ctx.queryParam("verify") == null ? null : routes.verdict());
        templates.show(ctx, "audit", parameters);
    }
}
