package io.firewatch.rulesets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.rulesets.rule.RuleCompiler;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {
    @Test
    void everyRuleOfTheCatalogueLoadsAndCompiles() {
        List<CatalogueRule> rules = RuleCatalogue.load();
        assertThat(rules).isNotEmpty();
        rules.forEach(one ->
                assertThat(RuleCompiler.compile(one.rule()).thresholdsJson()).startsWith("{"));
        assertThat(new HashSet<>(rules.stream().map(CatalogueRule::hash).toList()))
                .hasSameSizeAs(rules);
    }
}
