package io.firewatch.web.access;

import io.firewatch.web.access.Districts.Audience;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What an open page may be told of. It is asked for again while the page stays open, because people sign out, are disabled
 * and get other districts meanwhile.
 */
public final class Watch {
    private final Callers callers;
    private final Districts districts;
    private final String secret;
    private volatile Audience audience;

    private Watch(Callers callers, Districts districts, String secret, Audience audience) {
        this.callers = callers;
        this.districts = districts;
        this.secret = secret;
        this.audience = audience;
    }

    /** Begins watches. */
    public record Gate(Callers callers, Districts districts) {
        public Watch open(Context ctx) {
            return new Watch(
                    callers, districts, Guard.secret(ctx).orElseThrow(), districts.audience(Guard.person(ctx)));
        }
    }

    public boolean sees(String institution) {
        return audience.sees(institution);
    }

    /** Whether the watcher may still read; their districts are read anew. */
    public boolean renew() {
        Optional<Person> person = callers.peek(secret).filter(one -> one.may(Right.READ));
        person.ifPresent(one -> audience = districts.audience(one));
        return person.isPresent();
    }
}
