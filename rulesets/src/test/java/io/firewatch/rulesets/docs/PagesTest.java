package io.firewatch.rulesets.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Path DOCS = Path.of("../docs");

    /** Sections no rule covers yet. One that gets its first rule leaves this list; none is ever added. */
    private static final Set<SupervisionRule> TO_COME = EnumSet.of(SupervisionRule.R10);

    @Test
    void thePageOfRulesIsCurrent() throws IOException {
        assertThat(Files.readString(DOCS.resolve("rules.md")))
                .as("docs/rules.md tells of other rules than there are: run ./firewatch rules docs and commit it")
                .isEqualTo(RulesPage.of(
                        RuleCatalogue.load().stream().map(CatalogueRule::rule).toList()));
    }

    @Test
    void thePageOfIndicatorsIsCurrent() throws IOException {
        assertThat(Files.readString(DOCS.resolve("indicators.md")))
                .as("docs/indicators.md tells of other indicators than there are: run ./firewatch rules docs"
                        + " and commit it")
                .isEqualTo(IndicatorsPage.of(Indicator.all()));
    }

    @Test
    void everySupervisionRuleIsCovered() {
        Set<SupervisionRule> uncovered = EnumSet.allOf(SupervisionRule.class);
        RuleCatalogue.load().stream()
                .flatMap(one -> one.rule().covers().stream())
                .forEach(section -> uncovered.remove(SupervisionRule.ofSection(section)));

        assertThat(uncovered).isSubsetOf(TO_COME);
    }
}
