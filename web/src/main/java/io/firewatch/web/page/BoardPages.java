package io.firewatch.web.page;

import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.web.access.Right;
import io.firewatch.web.board.Board;
import io.firewatch.web.board.BoardFilter;
import io.firewatch.web.board.Boards;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** The pages of boards. A page holds the filters and the frames of its panels; a script asks for what goes into them. */
public final class BoardPages {
    private final Boards boards;
    private final Institutions institutions;
    private final Templates templates = new Templates();

    public BoardPages(Boards boards, Institutions institutions) {
        this.boards = boards;
        this.institutions = institutions;
    }

    public void add(RoutesConfig routes) {
        routes.get("/boards", this::first, Right.READ);
        routes.get("/boards/{id}", this::show, Right.READ);
    }

    private void first(Context ctx) {
        ctx.redirect("/boards/" + boards.all().get(0).id(), HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx) {
        String id = ctx.pathParam("id");
        List<Board> all = boards.all();
        Board board = all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("board", id));
        List<Institution> lenders = institutions.all();
        templates.show(
                ctx,
                "board",
                Map.of(
                        "page", Page.of(ctx, "boards"),
                        "board", board,
                        "boards", all,
                        "problems", boards.problems(),
                        "filter", BoardFilter.from(ctx.queryParamMap()),
                        "choices",
                                Map.of(
                                        "district",
                                                lenders.stream()
                                                        .map(Institution::district)
                                                        .distinct()
                                                        .sorted()
                                                        .toList(),
                                        "type",
                                                lenders.stream()
                                                        .map(Institution::type)
                                                        .distinct()
                                                        .sorted()
                                                        .toList(),
                                        "institution",
                                                lenders.stream()
                                                        .map(Institution::code)
                                                        .toList(),
                                        "pattern", Patterns.ALL,
                                        "severity", List.of("critical", "high", "medium", "low")),
                        "names", institutions.names()));
    }
}
