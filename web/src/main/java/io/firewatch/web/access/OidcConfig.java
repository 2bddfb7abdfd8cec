package io.firewatch.web.access;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider people may sign in with, and what its groups mean to the desk.
 *
 * @param issuer where its discovery document is found
 * @param deskUrl the desk as browsers call it, registered at the provider with {@code /sign-in/oidc/callback}
 * @param scopes what is asked for; {@code openid} is among them
 * @param nameClaim the claim of the ID token that holds the name of the account
 * @param groupsClaim the claim of the ID token that lists a person's groups
 * @param roles what members of a group are to the bureau, by group
 * @param districts the districts a group sees, or {@code *}; without any group here everybody sees the whole city
 * @param signature how the provider signs ID tokens for the desk; no other signature is taken
 * @param clientAuth how the desk proves to the provider who it is
 * @param signOutThere whether signing out of the desk signs out of the provider, too
 */
public record OidcConfig(
        URI issuer,
        String clientId,
        String clientSecret,
        URI deskUrl,
        List<String> scopes,
        String nameClaim,
        String groupsClaim,
        Map<String, Set<String>> roles,
        Map<String, Set<String>> districts,
        String signature,
        ClientAuth clientAuth,
        boolean signOutThere) {
    /** Where the client's secret travels: in the header, or in the body of the request for the token. */
    public enum ClientAuth {
        BASIC,
        POST
    }

    /** Signatures by a key that only the provider has. */
    private static final Set<String> SIGNATURES = Set.of("RS256", "PS256", "ES256");

    /** The environment variable that names the file. */
    public static final String FILE = "FIREWATCH_OIDC";

    /** Stands for the whole city among districts. */
    static final String WHOLE_CITY = "*";

    private static final String ROLE = "role.";
    private static final String DISTRICT = "district.";
    private static final Set<String> KEYS = Set.of(
            "issuer",
            "client-id",
            "client-secret",
            "desk-url",
            "scopes",
            "name-claim",
            "groups-claim",
            "signature",
            "client-auth",
            "sign-out");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public OidcConfig {
        // Whoever can read or answer in the provider's place can be anybody here.
        if (!"https".equals(issuer.getScheme()) && !LOOPBACK.contains(String.valueOf(issuer.getHost()))) {
            throw new IllegalArgumentException("issuer: '" + issuer + "' is no https address");
        }
        if (deskUrl.getHost() == null || !Set.of("http", "https").contains(String.valueOf(deskUrl.getScheme()))) {
            throw new IllegalArgumentException("desk-url: '" + deskUrl + "' is no address of a desk");
        }
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("scopes: 'openid' is not among " + scopes);
        }
        if (!SIGNATURES.contains(signature)) {
            throw new IllegalArgumentException(
                    "signature: '" + signature + "' is none of " + new TreeSet<>(SIGNATURES));
        }
        roles.values().forEach(OidcConfig::refuseUnknownRoles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("no role.GROUP=ROLE: nobody could sign in");
        }
        scopes = List.copyOf(scopes);
        roles = Map.copyOf(roles);
        districts = Map.copyOf(districts);
    }

    /** Reads a properties file (UTF-8); throws {@link IllegalArgumentException} naming what is wrong. */
    public static OidcConfig read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            all.load(in);
        }
        try {
            refuseUnknownKeys(all);
            return new OidcConfig(
                    URI.create(required(all, "issuer")),
                    required(all, "client-id"),
                    required(all, "client-secret"),
                    URI.create(required(all, "desk-url")),
                    Arrays.asList(
                            all.getProperty("scopes", "openid profile").trim().split("[\\s,]+")),
                    all.getProperty("name-claim", "preferred_username").trim(),
                    all.getProperty("groups-claim", "groups").trim(),
                    lists(all, ROLE),
                    lists(all, DISTRICT),
                    all.getProperty("signature", "RS256").trim(),
                    ClientAuth.valueOf(
                            oneOf(all, "client-auth", "basic", "post").toUpperCase(Locale.ROOT)),
                    oneOf(all, "sign-out", "desk", "provider").equals("provider"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Where the provider sends a browser that signed out there; to be registered at it like the callback. */
    URI signedOut() {
        return deskUrl.resolve("/sign-in");
    }

    URI callback() {
        return deskUrl.resolve("/sign-in/oidc/callback");
    }

    /** What somebody of these groups may be; empty for who is nothing to the bureau. */
    List<String> rolesOf(Collection<String> groups) {
        return of(groups, roles);
    }

    /** What somebody of these groups sees. */
    Sight sightOf(Collection<String> groups) {
        List<String> seen = of(groups, districts);
        return districts.isEmpty() || seen.contains(WHOLE_CITY)
                ? new Sight(true, null)
                : new Sight(!seen.isEmpty(), seen);
    }

    /**
     * What somebody sees of the city.
     *
     * @param any false for who sees nothing of it: a group that was forgotten must not open the whole city
     * @param districts null for the whole city
     */
    record Sight(boolean any, @Nullable List<String> districts) {}

    private static List<String> of(Collection<String> groups, Map<String, Set<String>> meaning) {
        Set<String> all = new TreeSet<>();
        groups.forEach(group -> all.addAll(meaning.getOrDefault(group, Set.of())));
        return List.copyOf(all);
    }

    private static void refuseUnknownRoles(Set<String> some) {
        for (String role : some) {
            if (Role.ofId(role).isEmpty()) {
                throw new IllegalArgumentException("role: '" + role + "' is none of " + Role.ids());
            }
        }
    }

    /** A misspelt key would leave the default in force without a word. */
    private static void refuseUnknownKeys(Properties all) {
        Optional<String> unknown = all.stringPropertyNames().stream()
                .filter(key -> !KEYS.contains(key) && !key.startsWith(ROLE) && !key.startsWith(DISTRICT))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            List<String> known = new ArrayList<>(new TreeSet<>(KEYS));
            known.addAll(List.of(ROLE + "GROUP", DISTRICT + "GROUP"));
            throw new IllegalArgumentException("'" + unknown.get() + "' is none of " + known);
        }
    }

    /** One of two words, the first unless said otherwise. */
    private static String oneOf(Properties all, String name, String usual, String other) {
        String value = all.getProperty(name, usual).trim();
        if (!value.equals(usual) && !value.equals(other)) {
            throw new IllegalArgumentException(name + ": '" + value + "' is neither " + usual + " nor " + other);
        }
        return value;
    }

    private static String required(Properties all, String name) {
        String value = all.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + ": is missing");
        }
        return value.trim();
    }

    private static Map<String, Set<String>> lists(Properties all, String prefix) {
        Map<String, Set<String>> lists = new TreeMap<>();
        for (String name : all.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                Set<String> values = Arrays.stream(all.getProperty(name).split(","))
                        .map(String::trim)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toSet());
                if (values.isEmpty()) {
                    throw new IllegalArgumentException(name + ": is empty");
                }
                lists.put(name.substring(prefix.length()), values);
            }
        }
        return lists;
    }

    /** Without the secret: it would stand in a log. */
    @Override
    public String toString() {
        return "OidcConfig[issuer=" + issuer + ", clientId=" + clientId + ", deskUrl=" + deskUrl + "]";
    }
}
