package io.firewatch.rulesets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.rulesets.rule.Overrides;
import org.junit.jupiter.api.Test;

class NormalTextTest {
    private static final String RULE =
            """
            # why
            id: a.b
            basis:
              - {law: L, article: "17", mark: TXT}
            parameters: {share: {default: 0.10, min: 0, max: 1_000}}
            condition: >-
              exposure > p.share
              && platforms >= 2
            """;

    @Test
    void commentsKeyOrderAndSpacingDoNotCount() {
        String other =
                """
                condition: "exposure > p.share   && platforms >= 2"
                parameters:
                  share:
                    max: 1000   # yuan
                    min: 0.0
                    default: 0.1

                id:    'a.b'
                basis:
                - mark: TXT
                  law: L
                  article: '17'
                """;

        assertThat(NormalText.of(other)).isEqualTo(NormalText.of(RULE));
        assertThat(NormalText.hash(other.replace("\n", "\r\n"))).isEqualTo(NormalText.hash(RULE));
    }

    @Test
    void everythingElseCounts() {
        for (String[] change : new String[][] {
            {"0.10", "0.11"},
            {"exposure", "city_exposure"},
            {"\"17\"", "17"},
            {"TXT", "LAW"},
            {">=", ">"},
            {"a.b", "a.c"}
        }) {
            assertThat(NormalText.hash(RULE.replace(change[0], change[1])))
                    .as(change[1])
                    .isNotEqualTo(NormalText.hash(RULE));
        }
    }

    @Test
    void theOrderOfAListCounts() {
        assertThat(NormalText.hash("a: [x, y]")).isNotEqualTo(NormalText.hash("a: [y, x]"));
    }

    @Test
    void whatABureauSetCounts() {
        String plain = NormalText.hash(RULE);
        String set = NormalText.hash(RULE, Overrides.parse("{\"share\": 0.20, \"floor\": 5}"));

        assertThat(NormalText.hash(RULE, Overrides.parse("{}"))).isEqualTo(plain);
        assertThat(set).isNotEqualTo(plain);
        assertThat(NormalText.hash(RULE, Overrides.parse("{\"floor\": 5.0, \"share\": 0.2}")))
                .isEqualTo(set);
    }

    @Test
    void aTextThatIsNoYamlStandsForItself() {
        assertThat(NormalText.of("a: [")).isEqualTo("a: [");
    }
}
