package io.firewatch.ingestion.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    private final RequestBody bodies = new RequestBody(new GatewayConfig("127.0.0.1", 0, 2_000, 3_000, false));

    @Test
    void tellsALenderToComeBackWhenTooMuchIsHeldAtOnce() {
        assertThatThrownBy(() -> read(2_000, held -> read(2_000, Integer::intValue)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(AnswerCode.BUSY));
    }

    @Test
    void givesBackWhatItHeld() {
        for (int i = 0; i < 10; i++) {
            assertThat(read(2_000, Integer::intValue)).isEqualTo(2_000);
            assertThatThrownBy(() -> read(2_001, Integer::intValue)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void refusesABodyShorterThanItsDeclaredLength() {
        assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(new byte[10]), 20, null, body -> body.length))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(AnswerCode.BODY_INCOMPLETE));
    }

    private int read(int size, java.util.function.ToIntFunction<Integer> use) {
        return bodies.read(new ByteArrayInputStream(new byte[size]), -1, null, body -> use.applyAsInt(body.length));
    }
}
