package io.firewatch.web.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against values that others computed: the example of Standard Webhooks, and the formulas of the robots computed by another program. */
class SignaturesTest {
    @Test
    void signsAWebhookAsTheStandardsExample() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assertThat(Signatures.webhook(
                        List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithBothSecretsWhileOneIsChangedForAnother() {
        String old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        String made = Signatures.newWebhookSecret();
        assertThat(Signatures.isWebhookSecret(made)).isTrue();
        assertThat(Signatures.webhook(List.of(made, old), "a", 1, "b").split(" "))
                .hasSize(2)
                .contains(Signatures.webhook(List.of(old), "a", 1, "b"));
    }

    @Test
    void signsForDingTalkByItsFormula() {
        assertThat(Signatures.dingtalk("SEC0123456789abcdef", 1_700_000_000_000L))
                .isEqualTo("TSZbRFUuvaSQaRKUpF970OPCb2%2FLcQAP3wOvwZIzBZk%3D");
    }

    @Test
    void signsForFeishuByItsFormula() {
        assertThat(Signatures.feishu("feishu-secret", 1_700_000_000L))
                .isEqualTo("OrBzY1Y01Gq+HgJsl+7OfWcMVwc7YocohQm5iiZwjhU=");
    }

    @Test
    void refusesWhatIsNoSecret() {
        assertThat(Signatures.isWebhookSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isFalse();
        assertThat(Signatures.isWebhookSecret("whsec_c2hvcnQ=")).isFalse();
        assertThat(Signatures.isWebhookSecret("whsec_???")).isFalse();
    }
}
