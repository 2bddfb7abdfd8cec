package io.firewatch.rulesets.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.condition.Layout;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    /** What the rules call the size below which they do not look, or what must come on top. */
    private static final Set<String> GUARDS = Set.of(
            "floor", "least", "few", "fewer", "fewest", "lent", "paid", "members", "daily", "mostly", "whale", "flat",
            "term");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fund-pooling.unmatched-balance | unmatched_share > share",
                "concentration.borrowers        | top_borrower_share > top1, top10_borrowers_share > top10",
                "custody-gap.statement-difference | custody_gap > amount, custody_gap_share > share",
                "ponzi.flat-borrowers           | balance_growth > growth, balance_growth_month > monthly",
                "silence.no-data                | days_silent >= first, days_silent >= second",
                "misreporting.two-balances      | balance_gap_share > share",
                "public-reach.unlicensed        | ''",
                "subsidy.growth                 | subsidy_share > share"
            })
    void aLimitIsWhatAConjunctionBeginsWith(String rule, String limits) {
        assertThat(limits().get(rule)).isEqualTo(limits);
    }

    @Test
    void festivalsAndSignsThatAreCountedTogetherHaveLimitsToo() {
        assertThat(limits().get("run.signals"))
                .contains("outflow_z >= z", "withdrawal_ratio3 >= ratio", "late_withdrawals >= reversed")
                .doesNotContain("withdrawal_hhi");
    }

    /** A rule that put its guard first would have it drawn across a chart as if it were the limit. */
    @Test
    void noRuleBeginsWithItsGuard() {
        Map<String, String> limits = limits();
        assertThat(limits).hasSizeGreaterThan(100);
        RuleCatalogue.load().stream()
                .map(CatalogueRule::rule)
                .filter(rule -> rule.condition().contains("&&"))
                .forEach(rule -> assertThat(limits.get(rule.id()).split("\\W+"))
                        .as(rule.id())
                        .doesNotContainAnyElementsOf(GUARDS));
    }

    private static Map<String, String> limits() {
        return RuleCatalogue.load().stream()
                .map(CatalogueRule::rule)
                .collect(Collectors.toMap(
                        Rule::id,
                        rule -> RuleCompiler.limits(rule, Layout.of(rule.subject())).stream()
                                .map(one -> one.indicator() + " " + one.comparison() + " " + one.parameter())
                                .collect(Collectors.joining(", ")),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
