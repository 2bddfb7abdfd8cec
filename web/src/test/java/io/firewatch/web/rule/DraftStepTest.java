package io.firewatch.web.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.web.access.Right;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which steps lead where. */
class DraftStepTest {
    @ParameterizedTest
    @CsvSource({
        "DRAFT, edit try submit withdraw emergency",
        "SHADOW, edit end-trial submit withdraw emergency",
        "SUBMITTED, edit withdraw approve reject emergency",
        "APPROVED, edit withdraw reject activate emergency",
        "ACTIVE, review",
        "RETIRED, review",
        "REJECTED, edit",
        "WITHDRAWN, edit"
    })
    void eachStateAllowsWhatItSays(DraftState state, String steps) {
        assertThat(DraftStep.allowedIn(state).stream().map(DraftStep::id)).containsExactlyInAnyOrder(steps.split(" "));
    }

    @Test
    void nothingComesIntoForceWithoutAnApproversRight() {
        assertThat(Arrays.stream(DraftStep.values()).filter(one -> one.after(DraftState.APPROVED) == DraftState.ACTIVE))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.right()).isEqualTo(Right.APPROVE_RULES));
        assertThat(DraftStep.APPROVE.by()).isEqualTo(DraftStep.By.OTHERS);
        assertThat(DraftStep.REVIEW.by()).isEqualTo(DraftStep.By.OTHERS);
    }
}
