package io.firewatch.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.catalogue.RuleFolder;
import io.firewatch.rulesets.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EveryRuleTest {
    private static final Path RULES = Path.of("src/main/resources/rulesets");

    @TestFactory
    Stream<DynamicContainer> everyCaseOfEveryRulePasses() {
        return RuleFolder.under(RULES).stream()
                .map(folder -> DynamicContainer.dynamicContainer(
                        folder.name(),
                        folder.ruleTests().orElseThrow().run().stream()
                                .map(one -> DynamicTest.dynamicTest(one.name(), () -> assertThat(one.failure())
                                        .isEmpty()))));
    }

    /** The tests of a rule are worth something only if they notice a turned comparison. */
    @TestFactory
    Stream<DynamicTest> turningAnyComparisonFailsTheTestsOfItsRule() {
        List<DynamicTest> tests = new ArrayList<>();
        for (RuleFolder folder : RuleFolder.under(RULES)) {
            int begin = folder.rule().indexOf("\ncondition:") + 1;
            int end = folder.rule().indexOf("\nmessage:");
            for (int at = begin; begin > 0 && at < end; at++) {
                String turned = turned(folder.rule(), at);
                if (!turned.isEmpty()) {
                    tests.add(DynamicTest.dynamicTest(
                            folder.name() + " at " + (at - begin), () -> assertThat(new RuleFolder(
                                                    folder.path(),
                                                    folder.name(),
                                                    turned,
                                                    folder.tests(),
                                                    folder.readme())
                                            .ruleTests()
                                            .orElseThrow()
                                            .run())
                                    .anyMatch(one -> one.failure().isPresent())));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    private static String turned(String text, int at) {
        boolean spaced = text.charAt(at - 1) == ' ' && " =".indexOf(text.charAt(at + 1)) >= 0;
        if (!spaced || "<>=".indexOf(text.charAt(at)) < 0) {
            return "";
        }
        String sign = text.charAt(at) == '>' ? "<" : text.charAt(at) == '<' ? ">" : "!";
        return text.substring(0, at) + sign + text.substring(at + 1);
    }

    /** A threshold that decides in no positive case is one whose value nobody has tried. */
    @Test
    void everyThresholdIsTriedOnEitherSide() {
        Map<String, List<String>> untried = new TreeMap<>();
        for (RuleFolder folder : RuleFolder.under(RULES)) {
            List<String> thresholds = folder.ruleTests().orElseThrow().untried();
            if (!thresholds.isEmpty()) {
                untried.put(folder.name(), thresholds);
            }
        }

        assertThat(untried).isEmpty();
    }

    @Test
    void theFoldersAreInOrder() {
        assertThat(RuleFolder.disorder(RuleFolder.under(RULES))).isEmpty();
    }

    @Test
    void everyShippedRuleSaysWhatItCovers() {
        assertThat(RuleFolder.under(RULES).stream()
                        .map(folder -> folder.compiled().rule())
                        .filter(rule -> rule.covers().isEmpty())
                        .map(Rule::id))
                .as("add 'covers: [R..]' with the sections of the supervision rules, as in covers: [R07b]")
                .isEmpty();
    }

    @Test
    void theIndexNamesEveryFolder() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            assertThat(RuleCatalogue.folders())
                    .containsExactlyElementsOf(files.filter(one -> one.endsWith("rule.yaml"))
                            .map(one -> RULES.relativize(one.getParent()).toString())
                            .sorted()
                            .toList());
        }
    }
}
