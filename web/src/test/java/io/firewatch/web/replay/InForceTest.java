package io.firewatch.web.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.measure.MeasureCatalogue;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.replay.Replayer.Governing;
import io.firewatch.web.replay.Replayer.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What judges when a proposal stands in for what is in force. */
class InForceTest {
    private static final String RULE = "over-limit.one-platform";
    private static final String OTHER = "fund-pooling.unmatched-balance";
    private static final String MEASURE = "night_withdrawals";

    private static final String TEXT = RuleCatalogue.text("over-limit/over-limit.one-platform/rule.yaml");
    private static final String OTHER_TEXT =
            RuleCatalogue.text("fund-pooling/fund-pooling.unmatched-balance/rule.yaml");

    private final InForce inForce = new InForce(List.of(
            version("measure", MEASURE, 1, "active", MeasureCatalogue.yaml(MEASURE)),
            version("rule", OTHER, 1, "active", OTHER_TEXT),
            version("rule", RULE, 1, "active", TEXT),
            version("rule", RULE, 2, "active", TEXT + "\n# again")));

    @Test
    void aRuleIsJudgedAloneWithEveryMeasure() {
        Question question = inForce.with(proposal("rule", RULE, TEXT, "{}"));

        assertThat(question.rules()).containsExactly(RULE);
        assertThat(question.governing())
                .extracting(Governing::name, Governing::version, Governing::body)
                .containsExactly(tuple(MEASURE, 1, MeasureCatalogue.yaml(MEASURE)), tuple(RULE, 1, TEXT));
    }

    @Test
    void aRuleMayBeRetiredOrNewAndIsJudgedAllTheSame() {
        InForce without = new InForce(List.of(version("rule", RULE, 3, "retired", TEXT)));

        assertThat(without.with(proposal("rule", RULE, TEXT, "{}")).governing())
                .extracting(Governing::status)
                .containsExactly("active");
    }

    @Test
    void aMeasureIsTriedOnTheRulesThatAskAboutIt() {
        String asking = OTHER_TEXT.replace("condition: ", "condition: " + MEASURE + " > 0.0 && ");
        InForce more = new InForce(List.of(
                version("measure", MEASURE, 1, "active", MeasureCatalogue.yaml(MEASURE)),
                version("rule", OTHER, 1, "active", asking),
                version("rule", RULE, 1, "active", TEXT)));
        String changed = MeasureCatalogue.yaml(MEASURE).replace("sliding: 30d", "sliding: 7d");

        Question question = more.with(proposal("measure", MEASURE, changed, "{}"));

        assertThat(question.rules()).containsExactly(OTHER);
        assertThat(question.governing()).extracting(Governing::body).containsExactly(asking, changed);
        assertThatThrownBy(() -> inForce.with(proposal("measure", MEASURE, changed, "{}")))
                .hasMessageContaining("no rule in force asks about 'night_withdrawals'");
    }

    @Test
    void whatCannotBeJudgedByIsRefused() {
        String unknown = TEXT.replace("exposure_limit", "exposure_limits");

        assertThatThrownBy(() -> inForce.with(proposal("rule", RULE, unknown, "{}")))
                .isInstanceOf(RuleErrors.class)
                .hasMessageContaining("exposure_limits");
        assertThatThrownBy(() -> inForce.with(proposal("rule", RULE, TEXT, "{\"nonsense\": 1}")))
                .hasMessageContaining("nonsense");
        assertThatThrownBy(() -> inForce.with(proposal("rule", OTHER, TEXT, "{}")))
                .hasMessageContaining("calls itself 'over-limit.one-platform'");
    }

    @Test
    void theHashTellsWhatIsInForceAndNothingElse() {
        InForce same = new InForce(List.of(
                version("measure", MEASURE, 1, "active", MeasureCatalogue.yaml(MEASURE)),
                version("rule", OTHER, 1, "active", OTHER_TEXT),
                version("rule", RULE, 2, "active", TEXT + "\n# again"),
                version("rule", "a.retired-one", 1, "retired", TEXT)));
        InForce other = new InForce(List.of(
                version("measure", MEASURE, 1, "retired", MeasureCatalogue.yaml(MEASURE)),
                version("rule", OTHER, 1, "active", OTHER_TEXT),
                version("rule", RULE, 2, "active", TEXT)));

        assertThat(same.hash()).isEqualTo(inForce.hash());
        assertThat(other.hash()).isNotEqualTo(inForce.hash());
    }

    private static InForce.Version version(String kind, String name, int version, String status, String body) {
        return new InForce.Version(new Governing(name, version, status, body, kind, "{}"), NormalText.hash(body));
    }

    private static Proposal proposal(String kind, String name, String body, String parameters) {
        return new Proposal(name, kind, body, parameters, NormalText.hash(body));
    }
}
