package io.firewatch.ingestion.lender;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.ingestion.refusal.Refusal;
import io.firewatch.ingestion.refusal.RefusalCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenderReasonsTest {
    private static final LenderTexts ZH = LenderTexts.of("zh");
    private static final LenderTexts EN = LenderTexts.of("en");

    @ParameterizedTest
    @EnumSource
    void everyReasonIsSaidInBothLanguagesFromTheSentenceThatIsKept(RefusalCode code) {
        List<String> parameters =
                IntStream.range(0, parameters(code.en())).mapToObj(i -> "v" + i).toList();
        Refusal refusal = new Refusal("amount", code, parameters);
        String kept = refusal.sentence();

        assertThat(parameters(code.zh())).isEqualTo(parameters(code.en()));
        assertThat(Refusal.read(kept)).contains(refusal);
        assertThat(EN.reason(kept)).isEqualTo(kept).startsWith("amount: ").doesNotContain("{");
        assertThat(ZH.reason(kept)).startsWith("amount：").containsPattern("\\p{IsHan}");
        assertThat(parameters).allMatch(ZH.reason(kept)::contains);
        assertThat(ZH.reason(kept)).doesNotContain("{").doesNotContain(" is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"' is no code", "{0} and {1}", "x' is less than 5", "a\nb: c"})
    void aQuotedValueDoesNotChangeWhatIsSaid(String value) {
        String kept = Refusal.of("term", RefusalCode.LESS_THAN, value, 1).sentence();

        assertThat(ZH.reason(kept)).isEqualTo("term：“" + value + "”小于 1");
    }

    @Test
    void aSentenceOfAnOlderGatewayStandsAsItWasWritten() {
        assertThat(ZH.reason("term: looks odd")).isEqualTo("term: looks odd");
        assertThat(ZH.reason("odd")).isEqualTo("odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-code", "batch-num", "unknown-fields", "unmasked-id"})
    void whatIsRemarkedOfABatchIsSaidInBothLanguages(String observation) {
        assertThat(ZH.say("observation." + observation)).containsPattern("\\p{IsHan}");
        assertThat(EN.say("observation." + observation)).doesNotContain("⟦").doesNotContainPattern("\\p{IsHan}");
    }

    private static int parameters(String sentence) {
        return (int) IntStream.range(0, 3)
                .filter(i -> sentence.contains("{" + i + "}"))
                .count();
    }
}
