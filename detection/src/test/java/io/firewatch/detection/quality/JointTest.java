package io.firewatch.detection.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.CheckIndicator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointTest {
    private static final Mention TOLD = new Mention("A", "party/p", Mentions.TOLD, null, 0, 0, 1, "", 0, 0);

    @Test
    void whoIsNamedButNeverReportedFails() {
        Joint joint = Joint.NOTHING.plus(names(5, 2));

        assertThat(joint.passes(joint.asked()[0])).isFalse();
    }

    @Test
    void aReportThatComesAfterwardsHeals() {
        Joint joint = Joint.NOTHING.plus(names(5, 2)).plus(TOLD);

        assertThat(joint.passes(joint.asked()[0])).isTrue();
    }

    @Test
    void theEarliestDayCountsWhateverOrderTheMentionsComeIn() {
        List<Mention> mentions = new ArrayList<>(List.of(names(9, 1), names(5, 2), names(7, 3), TOLD));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(mentions, new Random(seed));
            Joint joint = Joint.NOTHING;
            for (Mention one : mentions) {
                joint = joint.plus(one);
            }
            assertThat(joint.asked()).hasSize(1);
            assertThat(joint.asked()[0].day()).isEqualTo(5);
            assertThat(joint.told()).isEqualTo(Mentions.TOLD);
        }
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
        Joint joint = Joint.NOTHING.plus(names(5, 2)).plus(TOLD);

        assertThat(joint.plus(names(6, 9))).isSameAs(joint);
        assertThat(joint.plus(TOLD)).isSameAs(joint);
    }

    @Test
    void whatTheSellerGotTheBuyerPaid() {
        Joint sold = Joint.NOTHING.plus(transfer(1_000_000, 0));
        Joint even = sold.plus(transfer(0, 950_000));

        assertThat(sold.passes(sold.asked()[0])).isFalse();
        assertThat(even.passes(even.asked()[0])).isTrue();
        Joint short1 = sold.plus(transfer(0, 899_999));
        assertThat(short1.passes(short1.asked()[0])).isFalse();
    }

    private static Mention names(int day, long seq) {
        return new Mention("A", "party/p", 0, CheckIndicator.UNKNOWN_USERS, Mentions.TOLD, day, seq, "p", 0, 0);
    }

    private static Mention transfer(long sold, long taken) {
        return new Mention("A", "transfer/t", 0, CheckIndicator.TRANSFERS_OUT_OF_BALANCE, 0, 3, 1, "t", sold, taken);
    }
}
