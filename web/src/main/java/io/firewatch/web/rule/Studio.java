package io.firewatch.web.rule;

import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.table.WorkingDays;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The work on rules, put together. */
public record Studio(
        RulesInForce rules,
        Performance performance,
        Versions versions,
        RuleCheck check,
        ShadowLedger shadow,
        Drafts drafts,
        Activation activation) {

    private static final List<String> KEYS = List.of(
            "applies",
            "article",
            "bands",
            "basis",
            "condition",
            "covers",
            "default",
            "false-positives",
            "for",
            "grades",
            "judged",
            "keep-firing-for",
            "message",
            "min-history",
            "parameters",
            "pattern",
            "retired-because",
            "rolls-up-under",
            "severity",
            "subject",
            "title",
            "triage");

    /** {@code record} sees with the eyes of whoever asks. */
    public static Studio of(Jdbi record, RulesInForce rules, WorkingDays calendar, Clock clock, Drafts.Trials trials) {
        RuleCheck check = new RuleCheck(rules::measures);
        ShadowLedger shadow = new ShadowLedger(record);
        Drafts drafts = new Drafts(record, check, shadow, calendar, clock, trials);
        return new Studio(
                rules, new Performance(record), new Versions(record), check, shadow, drafts, new Activation(drafts));
    }

    /** A word of the rule language that an editor may offer, with what it means. */
    public record Word(String word, String zh, String en) {}

    /** The words a rule's text may use: indicators of its subject, its parameters and the language's own keys. */
    public List<Word> words(RulesInForce.InForce one) {
        List<Word> words = new ArrayList<>();
        Rule rule = one.rule();
        if (rule != null) {
            Layout.of(rule.subject(), rules.measures())
                    .indicators()
                    .forEach(each -> words.add(new Word(each.id(), each.zh(), each.en())));
            rule.parameters().keySet().forEach(name -> words.add(new Word("p." + name, "参数", "parameter")));
        }
        KEYS.forEach(key -> words.add(new Word(key, "规则字段", "field of a rule")));
        return words;
    }
}
