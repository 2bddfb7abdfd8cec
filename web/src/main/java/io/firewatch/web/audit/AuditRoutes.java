package io.firewatch.web.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.record.audit.AuditChain;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.CsvCells;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** {@code /api/audit}: the log as data, as a file, and whether it is whole. */
public final class AuditRoutes {
    private static final int MOST = 200;
    private static final List<String> COLUMNS =
            List.of("seq", "at", "actor", "action", "subject", "detail", "address", "hash");

    private final AuditLog log;
    private final DataSource record;

    public AuditRoutes(AuditLog log, DataSource record) {
        this.log = log;
        this.record = record;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/audit", this::list, Right.AUDIT);
        routes.get("/api/audit/verdict", ctx -> ctx.json(verdict()), Right.AUDIT);
        routes.get("/api/audit.csv", this::file, Right.AUDIT);
    }

    /** Walks the whole log. */
    public AuditChain.Verdict verdict() {
        try (Connection connection = record.getConnection()) {
            return AuditChain.verify(connection, Optional.empty());
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log cannot be read", e);
        }
    }

    /** The page after this one begins below this number. */
    public static long before(Context ctx) {
        String text = ctx.queryParam("before");
        if (text == null || text.isBlank()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.badRequest("before: '" + text + "' is no line's number");
        }
        return Long.parseLong(text);
    }

    private void list(Context ctx) {
        List<AuditLog.Line> lines = log.find(AuditQuery.from(ctx), before(ctx), MOST);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (AuditLog.Line line : lines) {
            ObjectNode item = Json.MAPPER.valueToTree(line);
            item.set("detail", Json.tree(line.detail()));
            items.add(item);
        }
        answer.put("next", lines.size() < MOST ? null : lines.get(MOST - 1).seq());
        ctx.json(answer);
    }

    private void file(Context ctx) {
        AuditQuery query = AuditQuery.from(ctx);
        log.append(Guard.by(ctx), AuditAction.AUDIT_EXPORT, "audit.csv", Map.of("query", String.valueOf(query)));
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .header("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(ctx.res().getOutputStream(), StandardCharsets.UTF_8)) {
            // A spreadsheet takes Chinese for what it is only behind this mark.
            out.write('\ufeff');
            out.write(CsvCells.row(COLUMNS));
            log.each(query, line -> write(out, line));
        } catch (java.io.IOException e) {
            throw new UncheckedIOException("the reader of audit.csv left", e);
        }
    }

    private static void write(Writer out, AuditLog.Line line) {
        try {
            out.write(CsvCells.row(List.of(
                    String.valueOf(line.seq()),
                    line.at(),
                    line.actor(),
                    line.action(),
                    line.subject(),
                    line.detail(),
                    line.address(),
                    line.hash())));
        } catch (java.io.IOException e) {
            throw new UncheckedIOException("the reader of audit.csv left", e);
        }
    }
}
