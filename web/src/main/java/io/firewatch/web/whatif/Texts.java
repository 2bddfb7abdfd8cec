package io.firewatch.web.whatif;

import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.judging.RuleVersion;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import io.firewatch.web.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of rules and measures, read once: a moved slider must not wait for a text to be checked again. */
final class Texts {
    private static final int MOST = 200;

    private record Key(String id, String body, List<MeasureIndicator> measures) {}

    private final Map<Key, Proposal> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Proposal> eldest) {
            return size() > MOST;
        }
    };

    private List<RuleVersion> measureTexts = List.of();
    private List<MeasureIndicator> measures = List.of();

    /** As its text says; refused with the reason when it cannot be read. */
    synchronized Proposal read(String id, String body, List<MeasureIndicator> known) {
        return read.computeIfAbsent(new Key(id, body, known), Texts::compiled);
    }

    private static Proposal compiled(Key key) {
        try {
            Rule rule = RuleParser.parse(key.id + ".yaml", key.body, key.measures);
            if (!rule.id().equals(key.id)) {
                throw Refusal.badRequest("body: the rule calls itself " + rule.id() + ", not " + key.id);
            }
            return new Proposal(
                    rule, Overrides.NONE, RuleCompiler.compile(rule, Layout.of(rule.subject(), key.measures)));
        } catch (RuleErrors | IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    /** Measures as rules may ask about them; one that cannot be read is none. */
    synchronized List<MeasureIndicator> measures(List<RuleVersion> texts) {
        if (!texts.equals(measureTexts)) {
            List<MeasureIndicator> parsed = new ArrayList<>();
            for (RuleVersion one : texts) {
                try {
                    parsed.add(new MeasureIndicator(MeasureParser.parse(one.rule(), one.body())));
                } catch (RuleErrors e) {
                    // The job that judges tells of it.
                }
            }
            measures = List.copyOf(parsed);
            measureTexts = texts;
        }
        return measures;
    }
}
