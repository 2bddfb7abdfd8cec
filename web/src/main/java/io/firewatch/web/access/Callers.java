package io.firewatch.web.access;

import java.util.Optional;

/** Who calls, by what the call carries: a session's token or a program's. */
public final class Callers {
    private final Sessions sessions;
    private final Tokens tokens;

    public Callers(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    Optional<Person> find(String secret) {
        return secret.startsWith(Tokens.PREFIX) ? tokens.person(secret) : sessions.find(secret);
    }

    /** Like {@link #find}, without it counting as a sign of life. */
    Optional<Person> peek(String secret) {
        return secret.startsWith(Tokens.PREFIX) ? tokens.person(secret) : sessions.peek(secret);
    }
}
