package io.firewatch.embedded.city;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.OverrideErrors;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every shipped rule that has parameters once more, under another name and with random parameters. */
record RandomSettings(List<Setting> settings) {
    private static final String MARK = "-moved";

    /** A rule by another name, and the same ready to judge. */
    record Setting(String rule, String body, Overrides overrides, CompiledRule compiled) {
        FeedChange change() {
            return new FeedChange(
                    null, null, new RuleRow(rule, 1, "active", body, RuleRow.RULE, overrides.json(compiled.rule())));
        }
    }

    static RandomSettings drawn(long seed) {
        Random random = new Random(seed);
        List<Setting> settings = new ArrayList<>();
        for (CatalogueRule one : RuleCatalogue.load()) {
            if (!one.rule().parameters().isEmpty()) {
                settings.add(setting(one, random));
            }
        }
        return new RandomSettings(settings);
    }

    static boolean isOne(String rule) {
        return rule.endsWith(MARK);
    }

    private static Setting setting(CatalogueRule shipped, Random random) {
        String id = shipped.rule().id() + MARK;
        String body =
                shipped.text().replaceFirst("(?m)^id: .*$", "id: " + id).replaceFirst("(?m)^rolls-up-under: .*$", "");
        Rule rule = RuleParser.parse(id + ".yaml", body);
        while (true) {
            Overrides overrides = overrides(rule, random);
            try {
                return new Setting(
                        id, body, overrides, RuleCompiler.compile(rule, Layout.of(rule.subject()), overrides));
            } catch (OverrideErrors e) {
                // A ladder without a rung: drawn again.
            }
        }
    }

    /** Near the value in force as often as anywhere: at the ends of most ranges everything fires, or nothing. */
    private static Overrides overrides(Rule rule, Random random) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (Rule.Parameter one : rule.parameters().values()) {
            long steps = one.max()
                    .subtract(one.min())
                    .divideToIntegralValue(one.step())
                    .longValue();
            long at = one.standard()
                    .subtract(one.min())
                    .divideToIntegralValue(one.step())
                    .longValue();
            long near = Math.max(1, steps / 20);
            long step = random.nextBoolean()
                    ? Math.max(0, Math.min(steps, at + random.nextLong(2 * near + 1) - near))
                    : random.nextLong(steps + 1);
            values.put(one.name(), one.min().add(one.step().multiply(BigDecimal.valueOf(step))));
        }
        return new Overrides(values);
    }
}
