package io.firewatch.web;

import io.firewatch.web.access.OidcConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a desk is set up.
 *
 * @param host the address it listens on; {@code 0.0.0.0} for all of the machine's
 * @param port where it listens; 0 takes a free one
 * @param adminPassword the first administrator's password, used only while nobody can sign in yet; when null a one-time
 *     password is made up, see {@link Desk#oneTimePassword}
 * @param behindTls whether a proxy that speaks TLS stands in front: cookies then travel by TLS only, browsers are told to
 *     stay with it, and the caller's address is the last one the proxy names
 * @param boards the folder of the bureau's own boards; null for none
 * @param bureauFiles a folder whose files stand in for the shipped ones about how the bureau works
 *     ({@link io.firewatch.web.deadline.BureauFiles}); may be null or missing
 * @param oidc the identity provider people may sign in with; null when there is none
 */
public record DeskConfig(
        String host,
        int port,
        @Nullable String adminPassword,
        boolean behindTls,
        @Nullable Path boards,
        @Nullable Path bureauFiles,
        @Nullable OidcConfig oidc) {
    /** The environment variable that says {@link #behindTls}, with {@code true}. */
    public static final String BEHIND_TLS = "FIREWATCH_BEHIND_TLS";

    /** A desk that works as shipped. */
    public DeskConfig(String host, int port, @Nullable String adminPassword, boolean behindTls) {
        this(host, port, adminPassword, behindTls, null, null, null);
    }

    public DeskConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: is empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " is not between 0 and 65535");
        }
        if (adminPassword != null && adminPassword.length() < 8) {
            throw new IllegalArgumentException("adminPassword: at least 8 characters are needed");
        }
    }

    @Override
    public String toString() {
        return "DeskConfig[host=" + host + ", port=" + port + ", behindTls=" + behindTls + ", boards=" + boards + "]";
    }
}
