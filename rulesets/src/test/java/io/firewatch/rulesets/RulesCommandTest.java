package io.firewatch.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final String RULE = "over-limit/over-limit.one-platform";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theShippedRulesPassAndAreInOrder() {
        assertThat(run("test")).isZero();
        assertThat(run("lint")).isZero();
        assertThat(printed())
                .contains(RuleCatalogue.folders().size() + " rules")
                .contains("0 failed")
                .contains("all in order");
    }

    @Test
    void aTurnedComparisonIsToldWithTheCase() throws IOException {
        copy("exposure - exposure_limit >", "exposure - exposure_limit <");
        assertThat(run("test", folder.toString())).isEqualTo(1);
        assertThat(printed()).contains("over-limit.one-platform: at the limit: expected [] but found");
    }

    @Test
    void aBrokenRuleIsToldWithItsPlace() throws IOException {
        copy("exposure - exposure_limit >", "exposur - exposure_limit >");
        assertThat(run("lint", folder.toString())).isEqualTo(1);
        assertThat(printed())
                .containsPattern("rule\\.yaml:\\d+:12: unknown indicator 'exposur'")
                .contains("\n           ^");
        assertThat(run("test", folder.toString())).isEqualTo(1);
    }

    @Test
    void aRuleInTheWrongFolderOrWithoutTestsIsOutOfOrder() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("rule.yaml"), RuleCatalogue.text(RULE + "/rule.yaml"));
        assertThat(run("lint", folder.toString())).isEqualTo(1);
        assertThat(printed())
                .contains("folder and id must agree")
                .contains("no tests.yaml")
                .contains("no README.md");
        assertThat(run("test", other.toString())).isEqualTo(1);
    }

    @Test
    void aRuleWithoutAKnownFalsePositiveIsRefused() throws IOException {
        copy("x", "x");
        Path tests = folder.resolve("over-limit.one-platform/tests.yaml");
        Files.writeString(tests, Files.readString(tests).replace("false-positive", "negative"));
        assertThat(run("lint", folder.toString())).isEqualTo(1);
        assertThat(printed()).contains("no case of kind 'false-positive'");
    }

    @Test
    void misuseIsAnsweredWithTheUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        assertThat(run("test", folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(printed()).contains("usage: rules test");
    }

    private void copy(String from, String to) throws IOException {
        Path rule = Files.createDirectory(folder.resolve("over-limit.one-platform"));
        for (String file : new String[] {"rule.yaml", "tests.yaml", "README.md"}) {
            String text = RuleCatalogue.text(RULE + "/" + file);
            Files.writeString(rule.resolve(file), file.equals("rule.yaml") ? text.replace(from, to) : text);
        }
    }

    private int run(String... args) {
        return new RulesCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(args);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
