package io.firewatch.web.access;

import java.net.URI;
import java.util.Optional;

/**
 * Where a browser goes on to when it signs out of the desk: to the provider (RP-initiated logout), when the session began there and
 * the bureau wants it so.
 */
public final class OidcSignOut {
    private final OidcProvider provider;
    private final Sessions sessions;

    public OidcSignOut(OidcConfig config, Sessions sessions) {
        this.provider = new OidcProvider(config);
        this.sessions = sessions;
    }

    OidcProvider provider() {
        return provider;
    }

    /** To be asked before the session is closed. */
    Optional<URI> of(String token) {
        return sessions.idToken(token).flatMap(provider::signOutAt);
    }
}
