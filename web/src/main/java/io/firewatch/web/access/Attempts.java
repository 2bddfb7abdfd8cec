package io.firewatch.web.access;

import io.firewatch.record.access.SignInAttempts;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Slows down guessing of the people's passwords, by {@link SignInAttempts}. */
final class Attempts {
    private final Jdbi record;

    Attempts(Jdbi record) {
        this.record = record;
    }

    /** Counts an attempt as failed until {@link #succeeded} is told; refuses with 429 while name or address rests. */
    void begin(String user, String address) {
        long wait = record.withHandle(handle -> SignInAttempts.begin(handle.getConnection(), name(user), address));
        if (wait > 0) {
            throw new Refusal(
                    Problem.of(429, "locked", "Too many failed sign-ins", "sign-in rests for " + wait + " seconds more")
                            .with(Map.of("retryAfterSeconds", wait)));
        }
    }

    void succeeded(String user, String address) {
        record.useTransaction(handle -> SignInAttempts.succeeded(handle.getConnection(), name(user), address));
    }

    private static String name(String user) {
        return "user:" + user;
    }
}
