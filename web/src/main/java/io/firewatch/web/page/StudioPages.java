package io.firewatch.web.page;

import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.rule.Draft;
import io.firewatch.web.rule.Performance.Figures;
import io.firewatch.web.rule.RulesInForce.InForce;
import io.firewatch.web.rule.Studio;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages on which rules are looked up, changed, tried and put in force. */
public final class StudioPages {
    private final Studio studio;
    private final Templates templates = new Templates();

    public StudioPages(Studio studio) {
        this.studio = studio;
    }

    public void add(RoutesConfig routes) {
        routes.get("/studio", this::catalogue, Right.READ);
        routes.get("/studio/rules/{id}", this::rule, Right.READ);
    }

    /** What the list is narrowed to; empty for everything. */
    public record Filter(String text, String pattern, String state) {
        private static Filter of(Context ctx) {
            return new Filter(value(ctx, "q"), value(ctx, "pattern"), value(ctx, "state"));
        }

        private static String value(Context ctx, String name) {
            String value = ctx.queryParam(name);
            return value == null ? "" : value.strip();
        }

        private boolean takes(Row row) {
            Rule rule = row.rule.rule();
            String all = row.rule.id()
                    + (rule == null
                            ? ""
                            : ' ' + rule.title().zh() + ' ' + rule.title().en() + ' ' + rule.covers());
            return (pattern.isEmpty() || (rule != null && rule.pattern().equals(pattern)))
                    && all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                    && (state.isEmpty()
                            || row.rule.status().equals(state)
                            || row.drafts.stream()
                                    .anyMatch(one -> one.state().id().equals(state)));
        }
    }

    /** A line of the catalogue. */
    public record Row(InForce rule, Figures figures, List<Draft> drafts) {}

    private void catalogue(Context ctx) {
        boolean tunes = Guard.person(ctx).may(Right.TUNE);
        List<Draft> open = tunes ? studio.drafts().open() : List.of();
        Map<String, List<Draft>> drafts = open.stream().collect(Collectors.groupingBy(Draft::rule));
        Map<String, Figures> figures = studio.performance().ofAll();
        Filter filter = Filter.of(ctx);
        List<InForce> rules = studio.rules().all();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "studio"));
        parameters.put("filter", filter);
        parameters.put("patterns", List.copyOf(patterns(rules)));
        parameters.put("open", open);
        parameters.put(
                "overdue",
                open.stream()
                        .filter(studio.drafts()::isOverdue)
                        .map(Draft::draft)
                        .collect(Collectors.toSet()));
        parameters.put(
                "rows",
                rules.stream()
                        .map(one -> new Row(
                                one,
                                figures.getOrDefault(one.id(), Figures.NONE),
                                drafts.getOrDefault(one.id(), List.of())))
                        .filter(filter::takes)
                        .toList());
        templates.show(ctx, "studio", parameters);
    }

    private static Set<String> patterns(List<InForce> rules) {
        Set<String> patterns = new TreeSet<>();
        for (InForce one : rules) {
            Rule rule = one.rule();
            if (rule != null) {
                patterns.add(rule.pattern());
            }
        }
        return patterns;
    }

    private void rule(Context ctx) {
        String id = ctx.pathParam("id");
        Draft draft = draft(ctx, id);
        InForce rule = studio.rules()
                .find(id)
                .or(() -> Optional.ofNullable(draft).map(StudioPages::alone))
                .orElseThrow(() -> Refusal.notFound("rule", id));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "studio"));
        parameters.put("rule", rule);
        parameters.put("draft", draft);
        parameters.put("kind", draft == null ? "rule" : draft.kind());
        parameters.put("figures", studio.performance().ofAll().getOrDefault(id, Figures.NONE));
        parameters.put("words", Json.text(studio.words(rule)));
        templates.show(ctx, "studio-rule", parameters);
    }

    /** A draft of a measure, or of a rule that nobody has put in force yet: there is no version beside it. */
    private static InForce alone(Draft draft) {
        return new InForce(
                draft.rule(), 0, draft.hash(), draft.state().id(), draft.body(), draft.parameters(), "", null);
    }

    private @Nullable Draft draft(Context ctx, String rule) {
        String asked = ctx.queryParam("draft");
        if (asked == null || !Guard.person(ctx).may(Right.TUNE)) {
            return null;
        }
        return (asked.matches("\\d{1,18}") ? studio.drafts().find(Long.parseLong(asked)) : Optional.<Draft>empty())
                .filter(one -> one.rule().equals(rule))
                .orElseThrow(() -> Refusal.notFound("draft", asked));
    }
}
