package io.firewatch.web.casework;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firewatch.web.http.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void letsSoManyThroughAMinuteAndNoMore() {
        Hand hand = new Hand();
        RateLimit limit = new RateLimit(2, hand);
        limit.count("one");
        limit.count("one");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> limit.count("one"));
        assertThatCode(() -> limit.count("another")).doesNotThrowAnyException();
        hand.now = hand.now.plus(Duration.ofSeconds(60));
        assertThatCode(() -> limit.count("one")).doesNotThrowAnyException();
    }

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-05-29T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
