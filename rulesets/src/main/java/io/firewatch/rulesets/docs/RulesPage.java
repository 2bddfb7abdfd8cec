package io.firewatch.rulesets.docs;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code docs/rules.md}: what every rule says, by the sections of the supervision rules. */
public final class RulesPage {
    private final Markdown page = new Markdown();

    private RulesPage() {}

    public static String of(List<Rule> rules) {
        RulesPage written = new RulesPage();
        written.write(rules);
        return written.page.toString();
    }

    private void write(List<Rule> rules) {
        page.line("# 规则 · Rules")
                .gap()
                .line("<!-- Written by `./firewatch rules docs`; changes made here are lost. -->")
                .gap()
                .line(
                        "依据的确定程度 · how certain a wording is: LAW 法条原文 read in the statute, TXT 转引 as quoted, WEB 公开网页 read on"
                                + " a public page, REC 记忆待核 recalled and to be checked, DEF 本系统默认 a default of ours.")
                .gap()
                .header("", "监管规则", "supervision rule", "rules");
        Map<SupervisionRule, List<Rule>> sections = new TreeMap<>();
        for (SupervisionRule section : SupervisionRule.values()) {
            List<Rule> of = rules.stream()
                    .filter(rule -> rule.covers().stream().anyMatch(one -> SupervisionRule.ofSection(one) == section))
                    .toList();
            sections.put(section, of);
            page.row(
                    "[%s](#%s)".formatted(section, section.name().toLowerCase(Locale.ROOT)),
                    section.zh(),
                    section.en(),
                    of.isEmpty() ? "—" : of.stream().map(Rule::id).collect(Collectors.joining(", ")));
        }
        sections.forEach((section, of) -> {
            if (!of.isEmpty()) {
                page.gap()
                        .line("<a id=\"" + section.name().toLowerCase(Locale.ROOT) + "\"></a>")
                        .gap()
                        .line("## " + section + " " + section.zh() + " · " + section.en());
                of.forEach(rule -> entry(rule, section));
            }
        });
        List<Rule> others =
                rules.stream().filter(rule -> rule.covers().isEmpty()).toList();
        if (!others.isEmpty()) {
            page.gap().line("## 其他 · Others");
            others.forEach(rule -> entry(rule, null));
        }
    }

    private void entry(Rule rule, @Nullable SupervisionRule section) {
        page.gap()
                .line("### " + rule.id() + " " + rule.title().zh() + " · "
                        + rule.title().en())
                .gap();
        if (section != null && SupervisionRule.ofSection(rule.covers().get(0)) != section) {
            page.line("见 · see " + SupervisionRule.ofSection(rule.covers().get(0)) + ".");
            return;
        }
        page.line("- **条款 · covers**: " + (rule.covers().isEmpty() ? "—" : String.join(", ", rule.covers()))
                + "; **对象 · subject**: " + rule.subject().id() + "; **状态 · status**: "
                + rule.status().name().toLowerCase(Locale.ROOT));
        page.line("- **适用 · applies to**: " + applies(rule));
        page.line("- **依据 · law**: "
                + rule.basis().stream()
                        .map(one -> one.law() + " " + one.article() + " [" + one.mark() + "]")
                        .collect(Collectors.joining("; ")));
        page.line("- **条件 · condition**: " + Markdown.code(oneLine(rule.condition())));
        page.line("- **级别 · severity**: " + rule.severity().id()
                + rule.grades().stream()
                        .map(one -> "; " + one.severity().id() + " " + Markdown.code(oneLine(one.when())))
                        .collect(Collectors.joining()));
        page.line("- **持续 · duration**: " + durations(rule));
        if (rule.rollsUpUnder() != null) {
            page.line("- **归并 · rolls up under**: " + rule.rollsUpUnder());
        }
        formulas(rule);
        thresholds(rule);
        page.gap();
        page.line(
                "- **误报**：" + rule.falsePositives().stream().map(Rule.Text::zh).collect(Collectors.joining("；")));
        page.line("- **False positives**: "
                + rule.falsePositives().stream().map(Rule.Text::en).collect(Collectors.joining("; ")));
        page.both("核查", "Triage", rule.triage());
    }

    private static String applies(Rule rule) {
        Rule.Applies applies = rule.applies();
        return applies.types().stream().map(one -> one.id()).sorted().collect(Collectors.joining(", "))
                + (applies.from() == null ? "" : ", from " + applies.from())
                + (applies.to() == null ? "" : ", to " + applies.to());
    }

    private static String durations(Rule rule) {
        return "for " + rule.forDays() + "d, keep-firing-for " + rule.keepFiringDays() + "d, min-history "
                + rule.minHistoryDays() + "d";
    }

    /** The formulas of what the rule asks about. */
    private void formulas(Rule rule) {
        CompiledRule compiled = RuleCompiler.compile(rule);
        page.gap().header("指标 · indicator", "公式", "formula", "source");
        for (Indicator one : compiled.asked()) {
            page.row(Markdown.code(one.id()) + " " + one.zh(), one.formulaZh(), one.formula(), one.source());
        }
    }

    private void thresholds(Rule rule) {
        if (rule.parameters().isEmpty()) {
            return;
        }
        page.gap().header("参数 · threshold", "default", "range", "step", "unit", "理由", "why");
        for (Rule.Parameter one : rule.parameters().values()) {
            page.row(
                    Markdown.code(one.name()),
                    one.written(one.standard()),
                    one.written(one.min()) + " – " + one.written(one.max()),
                    one.step().stripTrailingZeros().toPlainString(),
                    one.unit().name().toLowerCase(Locale.ROOT),
                    one.why().zh(),
                    one.why().en());
        }
    }

    private static String oneLine(String condition) {
        return condition.replaceAll("\\s+", " ").strip();
    }
}
