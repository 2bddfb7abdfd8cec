package io.firewatch.web.whatif;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.rulesets.judging.RuleVersion;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.rule.OverrideErrors;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.index.HistoryIndex;
import io.firewatch.web.whatif.City.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers what a rule would have said by another text or other parameters, from the history of what was observed. */
public final class WhatIf {
    /** A year and a day. */
    private static final int SHOWN_DAYS = 366;

    private final Texts texts = new Texts();
    private final Histories histories;
    private final City city;

    public WhatIf(HistoryIndex index, City city) {
        this.histories = new Histories(index);
        this.city = city;
    }

    /** What somebody would have judged by; null stands for what is in force. */
    public record Asked(@Nullable String body, @Nullable String parameters) {}

    /**
     * The answer to a what-if.
     *
     * @param from first day on which an episode counts that begins on it
     * @param to the last
     * @param knownFrom first day anything the rule asks about is known of; null when nothing is
     * @param closedDay last day that has closed
     * @param needsReplay why the history does not suffice for an exact answer; null when it does
     */
    public record Answer(
            String rule,
            String from,
            String to,
            @Nullable String knownFrom,
            String closedDay,
            int subjects,
            Rule.@Nullable Text needsReplay,
            @Nullable Score before,
            @Nullable Score after,
            @JsonUnwrapped @Nullable Comparison comparison,
            long tookMs) {}

    /** One setting of a parameter. */
    public record Step(BigDecimal value, boolean current, boolean proposed, @JsonUnwrapped Score score) {}

    /** What each setting of a parameter would do. */
    public record Sweep(
            String rule,
            String parameter,
            String unit,
            String from,
            String to,
            Rule.@Nullable Text needsReplay,
            List<Step> steps,
            long tookMs) {}

    /** The days an answer is about. */
    private record Period(int from, int to) {
        List<Finding> of(List<Finding> findings) {
            return findings.stream()
                    .filter(one -> from <= one.startDay() && one.startDay() <= to)
                    .toList();
        }
    }

    /** Refuses with 404 for a rule that is unknown, with 400 for a proposal that cannot be read. */
    public Answer answer(String id, Asked asked, @Nullable LocalDate from, @Nullable LocalDate to) {
        long begun = System.nanoTime();
        Proposal before = inForce(id);
        Proposal after = proposed(id, asked, before);
        Judge judge = city.judge();
        Period period = period(judge, from, to);
        RuleHistory history = histories.of(Columns.of(after.compiled()));
        Rule.Text needsReplay = whyReplay(before, after);
        Score scoreBefore = null;
        Score scoreAfter = null;
        Comparison comparison = null;
        if (needsReplay == null) {
            Map<String, Verdict> verdicts = city.verdicts(id);
            List<Finding> was =
                    period.of(judge.findings(before.compiled(), histories.of(Columns.of(before.compiled()))));
            List<Finding> now = period.of(judge.findings(after.compiled(), history));
            scoreBefore = Score.of(was, verdicts);
            scoreAfter = Score.of(now, verdicts);
            comparison = Comparison.of(was, now, city.names());
        }
        int knownFrom = history.knownFrom();
        return new Answer(
                id,
                BusinessTime.printDay(period.from),
                BusinessTime.printDay(period.to),
                knownFrom == Integer.MAX_VALUE ? null : BusinessTime.printDay(knownFrom),
                BusinessTime.printDay(judge.closedDay()),
                history.subjects().size(),
                needsReplay,
                scoreBefore,
                scoreAfter,
                comparison,
                millis(begun));
    }

    /** Tries a parameter over its range, the others as asked. */
    public Sweep sweep(String id, String name, Asked asked) {
        long begun = System.nanoTime();
        Proposal before = inForce(id);
        Proposal after = proposed(id, asked, before);
        Rule.Parameter parameter = Optional.ofNullable(after.rule().parameters().get(name))
                .orElseThrow(() -> Refusal.badRequest("parameter: rule " + id + " has no '" + name + "', only "
                        + after.rule().parameters().keySet()));
        Judge judge = city.judge();
        Period period = period(judge, null, null);
        Rule.Text needsReplay = whyReplay(before, after);
        List<Step> steps = new ArrayList<>();
        if (needsReplay == null) {
            RuleHistory history = histories.of(Columns.of(after.compiled()));
            Map<String, Verdict> verdicts = city.verdicts(id);
            Rule.Parameter own = before.rule().parameters().get(name);
            BigDecimal current = own == null ? null : before.value(own);
            for (BigDecimal value : Steps.of(parameter, after.value(parameter))) {
                try {
                    List<Finding> found =
                            period.of(judge.findings(after.with(name, value).compiled(), history));
                    steps.add(new Step(
                            value,
                            current != null && value.compareTo(current) == 0,
                            value.compareTo(after.value(parameter)) == 0,
                            Score.of(found, verdicts)));
                } catch (OverrideErrors impossible) {
                    // Between the bands of a ladder some values leave no room for the next.
                }
            }
        }
        return new Sweep(
                id,
                name,
                parameter.unit().name().toLowerCase(Locale.ROOT),
                BusinessTime.printDay(period.from),
                BusinessTime.printDay(period.to),
                needsReplay,
                steps,
                millis(begun));
    }

    /** Whether people found any alert of a rule false. */
    public boolean hasFalseAlerts(String id) {
        return city.verdicts(id).containsValue(Verdict.FALSE);
    }

    /** What a rule in force looked at in the last year, with its last days apart. */
    public Observed observed(String id, int recentDays) {
        Proposal rule = inForce(id);
        Judge judge = city.judge();
        RuleHistory history = histories.of(Columns.of(rule.compiled()));
        int last = judge.closedDay();
        int first = last - SHOWN_DAYS;
        long judged = 0;
        for (SubjectHistory one : history.subjects()) {
            int[] days = one.days().days();
            if (days.length > 0) {
                judged += Math.max(0, last - Math.max(first, days[0]) + 1);
            }
        }
        long firing = judge.findings(rule.compiled(), history).stream()
                .mapToLong(one -> Math.max(0, Math.min(last, one.lastDay()) - Math.max(first, one.startDay()) + 1))
                .sum();
        List<String> indicators = history.columns().indicators();
        List<Observed.Figures> figures = new ArrayList<>();
        for (int i = 0; i < indicators.size(); i++) {
            figures.add(new Observed.Figures(
                    indicators.get(i),
                    values(history, i, first, last - recentDays),
                    values(history, i, last - recentDays + 1, last)));
        }
        return new Observed(judged, firing, figures);
    }

    private static double[] values(RuleHistory history, int column, int from, int to) {
        int width = history.columns().width();
        return history.subjects().stream()
                .map(SubjectHistory::days)
                .flatMapToDouble(all -> IntStream.range(0, all.days().length)
                        .filter(day -> from <= all.days()[day] && all.days()[day] <= to)
                        .mapToDouble(day -> all.figures()[day * width + column]))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static long millis(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private Proposal inForce(String id) {
        RuleVersion found = city.rule(id).orElseThrow(() -> Refusal.notFound("rule", id));
        return texts.read(id, found.body(), measures()).with(found.parameters());
    }

    private Proposal proposed(String id, Asked asked, Proposal inForce) {
        String body = asked.body();
        Proposal text = body == null ? inForce : texts.read(id, body, measures());
        String parameters = asked.parameters();
        return text.with(parameters == null ? inForce.overrides().json(inForce.rule()) : parameters);
    }

    private List<MeasureIndicator> measures() {
        return texts.measures(city.measures());
    }

    private static Period period(Judge judge, @Nullable LocalDate from, @Nullable LocalDate to) {
        // Rules judged on arrival look at the day after the closed one as well.
        int last = to == null ? judge.closedDay() + 1 : BusinessTime.day(to);
        return new Period(from == null ? last - SHOWN_DAYS : BusinessTime.day(from), last);
    }

    /**
     * Institutions are known whole. Of products, loans and parties those are for which some rule in force could hold by some
     * setting of its parameters: all of them that this rule could find with its condition, ranges and lenders as they are.
     */
    private static Rule.@Nullable Text whyReplay(Proposal before, Proposal after) {
        Rule was = before.rule();
        Rule now = after.rule();
        if (was.subject() != now.subject()) {
            return new Rule.Text("规则的对象改变了", "the rule is about another kind of subject");
        }
        if (now.subject() == SubjectType.INSTITUTION) {
            return null;
        }
        if (!was.condition().equals(now.condition())
                || !was.applies().types().containsAll(now.applies().types())) {
            return new Rule.Text(
                    "条件或适用机构改变：产品、借款和主体的历史只保存现行规则可能命中的部分",
                    "another condition or other lenders: of products, loans and parties only those are kept that a rule in force"
                            + " could find");
        }
        boolean within = now.parameters().values().stream().allMatch(one -> {
            Rule.Parameter known = was.parameters().get(one.name());
            return known != null
                    && one.min().compareTo(known.min()) >= 0
                    && one.max().compareTo(known.max()) <= 0;
        });
        return within
                ? null
                : new Rule.Text(
                        "参数范围超出现行规则：超出部分没有历史",
                        "a parameter's range reaches beyond that in force, where nothing is kept");
    }
}
