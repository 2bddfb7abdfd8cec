package io.firewatch.web.notify.outbox;

import io.firewatch.web.notify.channel.ChannelKind;
import io.firewatch.web.notify.channel.Receiver;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether a receiver may be called just now: not faster than its channel takes, and rarely while it fails. */
final class Gate {
    private static final int LOOKED_AT = 5;
    private static final int FROM_CALLS = 3;
    private static final float FAILING_PERCENT = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int BURSTS = 60;

    private final ChannelKind kind;
    private final CircuitBreaker breaker;
    private final RateLimiter limiter;

    Gate(Receiver receiver, Duration rest) {
        this.kind = receiver.kind();
        this.breaker = CircuitBreaker.of(
                receiver.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(LOOKED_AT)
                        .minimumNumberOfCalls(FROM_CALLS)
                        .failureRateThreshold(FAILING_PERCENT)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        int perMinute = receiver.kind().perMinute();
        // A fast channel is held to its pace second by second, a slow one may use its minute as it likes.
        boolean fast = perMinute >= BURSTS * BURSTS;
        this.limiter = RateLimiter.of(
                receiver.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(fast ? perMinute / BURSTS : perMinute)
                        .limitRefreshPeriod(fast ? Duration.ofSeconds(1) : MINUTE)
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    /** Whether it is still the receiver's: another channel has another pace. */
    boolean isOf(Receiver receiver) {
        return receiver.kind() == kind;
    }

    /** Whether one more call may be tried; whoever enters says how it went, or leaves. */
    boolean enter() {
        return breaker.tryAcquirePermission();
    }

    void leave() {
        breaker.releasePermission();
    }

    /** Whether the next call is the one that tries whether the receiver is back. */
    boolean isTrying() {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    boolean isResting() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Whether the channel's pace allows one more now. */
    boolean takesOne() {
        return limiter.acquirePermission();
    }

    void took() {
        breaker.onSuccess(0, TimeUnit.MILLISECONDS);
    }

    void failed() {
        breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException("not delivered"));
    }
}
