package io.firewatch.web.board;

import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.index.BoardIndex;
import io.firewatch.web.page.Language;
import io.firewatch.web.rule.RulesInForce;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** {@code /api/boards}: what boards there are, and the figures of their panels as datasets and as files. */
public final class BoardRoutes {
    private final Boards boards;
    private final BoardIndex index;
    private final RulesInForce rules;

    public BoardRoutes(Boards boards, BoardIndex index, RulesInForce rules) {
        this.boards = boards;
        this.index = index;
        this.rules = rules;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/boards", this::list, Right.READ);
        routes.get("/api/boards/{id}", this::show, Right.READ);
        routes.get("/api/boards/{id}/panels/{panel}", this::panel, Right.READ);
    }

    private void list(Context ctx) {
        ctx.json(Map.of(
                "boards",
                boards.all().stream()
                        .map(one -> new Entry(one.id(), one.title(), one.lead()))
                        .toList(),
                "problems",
                boards.problems()));
    }

    private void show(Context ctx) {
        Board board = find(ctx.pathParam("id"));
        ctx.json(new Shown(
                board.id(),
                board.title(),
                board.lead(),
                board.days(),
                board.filters(),
                board.panels().stream().map(BoardRoutes::shown).toList()));
    }

    private void panel(Context ctx) {
        Board board = find(ctx.pathParam("id"));
        String name = ctx.pathParam("panel");
        boolean file = name.endsWith(".csv");
        String id = file ? name.substring(0, name.length() - ".csv".length()) : name;
        Panel panel = board.panel(id).orElseThrow(() -> Refusal.notFound("panel", id));
        BoardFilter filter = BoardFilter.from(ctx.queryParamMap());
        BoardAnswer answer = index.read(panel.query(), filter, board.days());
        Dataset data = Datasets.of(panel.query(), answer, filter, rules::titles);
        if (file) {
            String fileName = "%s-%s-%s-%s.csv".formatted(board.id(), id, data.from(), data.to());
            ctx.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                    .header("Cache-Control", "no-store")
                    .contentType("text/csv; charset=utf-8")
                    .result(Csv.of(data, Language.of(ctx)));
        } else {
            ctx.header("Cache-Control", "no-store").json(data);
        }
    }

    private Board find(String id) {
        return boards.find(id).orElseThrow(() -> Refusal.notFound("board", id));
    }

    private static ShownPanel shown(Panel panel) {
        return new ShownPanel(
                panel.id(),
                panel.title(),
                panel.note(),
                BoardParser.word(panel.kind()),
                panel.query().source().id(),
                panel.query().time().map(SourceField::name).orElse(""),
                panel.query().where(),
                panel.query().measures().stream()
                        .map(one -> new ShownMeasure(
                                one.name(), one.title(), one.figures().get(0).where()))
                        .toList(),
                panel.chart());
    }

    private record Entry(String id, Words title, Words lead) {}

    private record Shown(String id, Words title, Words lead, int days, List<String> filters, List<ShownPanel> panels) {}

    private record ShownMeasure(String name, Words title, Conditions where) {}

    /** {@code where} is what the panel itself asks for, so that a link from it can ask the same. */
    private record ShownPanel(
            String id,
            Words title,
            Words note,
            String kind,
            String source,
            String time,
            Conditions where,
            List<ShownMeasure> measures,
            Map<String, Object> chart) {}
}
