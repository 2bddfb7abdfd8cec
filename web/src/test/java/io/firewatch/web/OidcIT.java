package io.firewatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.firewatch.web.access.OidcConfig;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with an identity provider: a real OpenID Connect server beside the desk. */
class OidcIT {
    private static final String ISSUER = "bureau";

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static final Handed HANDED = new Handed();

    private static DeskStack stack;
    private static MockOAuth2Server provider;
    private static Desk desk;

    @BeforeAll
    static void start() throws IOException {
        stack = DeskStack.get();
        provider = new MockOAuth2Server(HANDED);
        provider.start();
        desk = stack.desk(new DeskConfig(
                "127.0.0.1",
                0,
                null,
                false,
                null,
                null,
                config(provider.issuerUrl(ISSUER).uri())));
    }

    private static OidcConfig config(URI issuer) {
        return new OidcConfig(
                issuer,
                "firewatch",
                "a secret",
                URI.create("http://desk.example"),
                List.of("openid", "profile"),
                "preferred_username",
                "groups",
                Map.of("risk-team", Set.of("analyst"), "watchers", Set.of("viewer")),
                Map.of("north", Set.of("江北区"), "head-office", Set.of("*")),
                "RS256",
                OidcConfig.ClientAuth.BASIC,
                false);
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
        if (provider != null) {
            provider.shutdown();
        }
    }

    @Test
    void signsInWhomTheProviderVouchesForWithTheRolesOfTheirGroups() {
        Journey first = Journey.begin("/alerts");
        assertThat(first.there)
                .contains("code_challenge_method=S256")
                .contains("nonce=")
                .contains("state=");
        HttpResponse<String> in = first.comeBack("s-1", "li.na", List.of("risk-team", "north"));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/alerts");
        JsonNode session = session(in);
        assertThat(session.path("user").asText()).isEqualTo("li.na");
        assertThat(session.path("displayName").asText()).isEqualTo("Name of li.na");
        assertThat(session.path("roles").path(0).asText()).isEqualTo("analyst");
        assertThat(session.path("districts").path(0).asText()).isEqualTo("江北区");
        assertThat(session.path("mustChange").asBoolean()).isFalse();

        assertThat(stack.one(
                        String.class,
                        "SELECT string_agg(action, ' ' ORDER BY seq) FROM desk.audit WHERE actor = 'li.na'"))
                .isEqualTo("person-created sign-in");
        assertThat(new Calls(stack.url()).signIn("li.na", "nobody").status())
                .as("there is no password to guess")
                .isEqualTo(401);
        assertThat(Calls.signedIn(stack.url())
                        .post("/api/people/li.na/password", "{}")
                        .status())
                .as("nor one to be given")
                .isEqualTo(409);
    }

    @Test
    void followsTheGroupsAndTheSubjectAtEachSignIn() {
        Journey.begin("/").comeBack("s-20", "Wang.Fang", List.of("risk-team", "north"));
        JsonNode moved = session(Journey.begin("/").comeBack("s-20", "Wang.F", List.of("watchers", "head-office")));
        assertThat(moved.path("user").asText()).as("an account keeps its name").isEqualTo("wang.fang");
        assertThat(moved.path("roles")).singleElement().isEqualTo(TextNode.valueOf("viewer"));
        assertThat(moved.has("districts")).as("the whole city").isFalse();
        assertThat(stack.one(
                        String.class,
                        "SELECT string_agg(action, ' ' ORDER BY seq) FROM desk.audit WHERE actor = 'wang.fang'"))
                .isEqualTo("person-created sign-in person-changed sign-in");
    }

    @Test
    void refusesWhoHasNoRoleOrDistrictIsDisabledOrGoesByAnothersName() {
        refuses(Journey.begin("/").comeBack("s-2", "stranger", List.of("gardeners", "north")), "You have no role");
        refuses(Journey.begin("/").comeBack("s-10", "nowhere", List.of("watchers")), "you have no role");
        refuses(Journey.begin("/").comeBack("s-3", "admin", List.of("risk-team", "north")), "another account");
        assertThat(stack.one(String.class, "SELECT roles[1] FROM desk.user_account WHERE name = 'admin'"))
                .isEqualTo("administrator");
        refuses(Journey.begin("/").comeBack("s-11", "a/b", List.of("risk-team", "north")), "another account");
        assertThat(Journey.begin("/")
                        .comeBack("s-4", "on.leave", List.of("watchers", "north"))
                        .statusCode())
                .isEqualTo(303);
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.user_account SET active = false WHERE name = 'on.leave'"));
        refuses(Journey.begin("/").comeBack("s-4", "on.leave", List.of("watchers", "north")), "disabled");
        assertThat(
                        stack.one(
                                String.class,
                                "SELECT string_agg(subject || ' ' || (detail::jsonb ->> 'why'), ', ' ORDER BY seq) FROM desk.audit"
                                        + " WHERE action = 'sign-in-failed' AND subject IN ('stranger', 'nowhere', 'on.leave')"))
                .isEqualTo("stranger oidc-no-role, nowhere oidc-no-role, on.leave oidc-disabled");
    }

    @Test
    void anAnswerCountsOnceAndInTheBrowserThatAsked() {
        Journey journey = Journey.begin("/");
        String answer = journey.answer("s-5", "once", List.of("watchers", "north"));
        assertThat(get(desk(answer), "").statusCode()).as("without the cookie").isEqualTo(401);
        assertThat(get(desk(answer), journey.cookie).statusCode()).isEqualTo(303);
        assertThat(get(desk(answer), journey.cookie).statusCode()).as("again").isEqualTo(401);
        Journey other = Journey.begin("/");
        assertThat(get(desk(answer), other.cookie).statusCode()).as("elsewhere").isEqualTo(401);
        HttpResponse<String> refusal = get(desk("/sign-in/oidc/callback?error=access_denied&state=x"), other.cookie);
        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.body()).contains("was not completed");
    }

    @Test
    void refusesACodeThatWasIntercepted() {
        Journey journey = Journey.begin("/");
        journey.there = journey.there.replaceAll(
                "code_challenge=[^&]+", "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assertThat(journey.comeBack("s-7", "intercepted", List.of("watchers", "north"))
                        .statusCode())
                .isEqualTo(401);
    }

    /** What the provider signs is taken as it is; with one thing about it wrong it is refused. */
    @Test
    void refusesATokenWithAnythingWrong() {
        assertThat(handed(token -> {})).as("nothing wrong").isEqualTo(303);
        assertThat(handed(token -> token.put("iss", "https://id.example/" + ISSUER)))
                .as("issuer")
                .isEqualTo(401);
        assertThat(handed(token -> token.put("aud", "another-client")))
                .as("audience")
                .isEqualTo(401);
        assertThat(handed(token -> token.put("lasts", Duration.ofMinutes(-2))))
                .as("expiry")
                .isEqualTo(401);
        assertThat(handed(token -> token.put("nonce", "another"))).as("nonce").isEqualTo(401);
        assertThat(handed(token -> token.remove("nonce"))).as("no nonce").isEqualTo(401);
        assertThat(handed(token -> token.remove("preferred_username")))
                .as("name")
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatWasTamperedWithOrIsNotSigned() {
        assertThat(handed(token -> {}, jwt -> {
                    String[] parts = jwt.split("\\.");
                    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
                    String other = claims.replace("watchers", "risk-team");
                    assertThat(other).isNotEqualTo(claims);
                    return parts[0] + "." + base64(other) + "." + parts[2];
                }))
                .isEqualTo(401);
        assertThat(handed(token -> {}, jwt -> base64("{\"alg\":\"none\"}") + "." + jwt.split("\\.")[1] + "."))
                .isEqualTo(401);
    }

    /** As a bureau may set it up: another signature, the secret in the body, and signing out there as well. */
    @ParameterizedTest
    @ValueSource(strings = {"ES256", "PS256"})
    void signsInAndOutAsTheProviderWantsIt(String signature) throws IOException {
        MockOAuth2Server strict = new MockOAuth2Server(new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(new KeyProvider(List.of(), signature))));
        strict.start();
        OidcConfig usual = config(strict.issuerUrl(ISSUER).uri());
        OidcConfig wanted = new OidcConfig(
                usual.issuer(),
                usual.clientId(),
                usual.clientSecret(),
                usual.deskUrl(),
                usual.scopes(),
                usual.nameClaim(),
                usual.groupsClaim(),
                usual.roles(),
                usual.districts(),
                signature,
                OidcConfig.ClientAuth.POST,
                true);
        try (Desk one = stack.desk(new DeskConfig("127.0.0.1", 0, null, false, null, null, wanted))) {
            String base = "http://localhost:" + one.port();
            Journey journey = new Journey(get(base + "/sign-in/oidc?back=/", ""));
            strict.enqueueCallback(new DefaultOAuth2TokenCallback(
                    ISSUER,
                    "s-" + signature,
                    "JWT",
                    List.of("firewatch"),
                    claims("signed." + signature.toLowerCase(java.util.Locale.ROOT), List.of("watchers", "north")),
                    3600));
            HttpResponse<String> in = get(base + journey.fromProvider(), journey.cookie);
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(tokenRequest(strict)).contains("client_secret=a+secret");

            String cookie = cookie(in);
            String csrf = Json.tree(get(base + "/api/session", cookie).body())
                    .path("csrf")
                    .asText();
            HttpResponse<String> out = post(base + "/sign-out", cookie, "csrf=" + csrf);
            String there = out.headers().firstValue("Refresh").orElseThrow();
            assertThat(there)
                    .startsWith("0; url=" + strict.endSessionEndpointUrl(ISSUER))
                    .contains("id_token_hint=")
                    .contains("post_logout_redirect_uri=" + URLEncoder.encode("http://desk.example/sign-in", UTF_8));
            HttpResponse<String> left = get(there.substring("0; url=".length()), "");
            assertThat(left.statusCode()).isEqualTo(302);
            assertThat(left.headers().firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).startsWith("http://desk.example/sign-in"));
            assertThat(get(base + "/api/session", cookie).statusCode()).isEqualTo(401);
        } finally {
            strict.shutdown();
        }
    }

    @Test
    void signsInWithAPasswordAllTheSame() {
        HttpResponse<String> page = get(desk("/sign-in"), "");
        assertThat(page.body()).contains("name=\"password\"").contains("/sign-in/oidc");
        assertThat(Calls.signedIn("http://localhost:" + desk.port())
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
        Calls withoutProvider = new Calls(stack.url());
        assertThat(withoutProvider.get("/sign-in").body()).doesNotContain("oidc");
        assertThat(withoutProvider.get("/sign-in/oidc").status()).isEqualTo(404);
    }

    @Test
    void saysSoWhenTheProviderIsDown() {
        OidcConfig nowhere = config(URI.create("http://localhost:1/bureau"));
        try (Desk alone = stack.desk(new DeskConfig("127.0.0.1", 0, null, false, null, null, nowhere))) {
            HttpResponse<String> answer = get("http://localhost:" + alone.port() + "/sign-in/oidc", "");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("does not answer");
        }
    }

    @Test
    void goesBackToAPageOfTheDeskOnly() {
        assertThat(get(desk("/sign-in?back=/alerts"), "").body()).contains("/sign-in/oidc?back=%2Falerts");
        for (String elsewhere :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "evil", "")) {
            assertThat(Journey.begin(elsewhere)
                            .comeBack("s-9", "tempted", List.of("watchers", "north"))
                            .headers()
                            .firstValue("Location"))
                    .as(elsewhere)
                    .hasValue("/");
        }
    }

    @Test
    void readsItsFileAndNamesWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("oidc.properties");
        String whole =
                "issuer=https://id.example\nclient-id=firewatch\nclient-secret=s\ndesk-url=https://desk.example\n"
                        + "role.risk=analyst,viewer\ndistrict.north=江北区\n";
        String http = whole.replace("https://id.example", "http://id.example");
        Files.writeString(file, whole);
        OidcConfig config = OidcConfig.read(file);
        assertThat(config.roles()).containsEntry("risk", Set.of("analyst", "viewer"));
        assertThat(config.districts()).containsEntry("north", Set.of("江北区"));
        assertThat(config.toString()).doesNotContain("secret").doesNotContain("=s,");
        for (String wrong : List.of(
                whole.replace("client-id=firewatch\n", ""),
                whole.replace("analyst", "emperor"),
                whole.replace("district.north", "districts.north"),
                whole.replace("江北区", ""),
                whole + "scopes=profile\n",
                http,
                whole + "signature=HS256\n",
                whole + "signature=none\n",
                whole + "client-auth=none\n",
                whole + "sign-out=yes\n",
                whole.replace("role.risk=analyst,viewer\n", ""))) {
            Files.writeString(file, wrong);
            assertThatThrownBy(() -> OidcConfig.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("oidc.properties");
        }
    }

    /** Lets the provider hand out a token that was made beforehand in the place of its own, once. */
    private static final class Handed implements Route {
        private final AtomicReference<String> next = new AtomicReference<>();

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return next.get() != null && request.getUrl().encodedPath().endsWith("/token");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            String body =
                    Json.text(Map.of("access_token", "a", "token_type", "Bearer", "id_token", next.getAndSet(null)));
            return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), 200, body, null);
        }
    }

    /** A browser on its way to the provider and back. */
    private static final class Journey {
        private String there;
        private final String cookie;

        private Journey(HttpResponse<String> left) {
            this.there = left.headers().firstValue("Location").orElseThrow();
            String set = left.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(set).contains("HttpOnly").contains("SameSite=Lax");
            this.cookie = set.substring(0, set.indexOf(';'));
        }

        static Journey begin(String back) {
            HttpResponse<String> left = get(desk("/sign-in/oidc?back=" + URLEncoder.encode(back, UTF_8)), "");
            assertThat(left.statusCode()).isEqualTo(303);
            return new Journey(left);
        }

        String answer(String subject, String name, List<String> groups) {
            provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                    ISSUER, subject, "JWT", List.of("firewatch"), claims(name, groups), 3600));
            return fromProvider();
        }

        String fromProvider() {
            HttpResponse<String> answer = get(there, "");
            assertThat(answer.statusCode()).isEqualTo(302);
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith("http://desk.example/sign-in/oidc/callback?");
            return location.substring("http://desk.example".length());
        }

        String nonce() {
            return there.replaceAll(".*[?&]nonce=([^&]+).*", "$1");
        }

        HttpResponse<String> comeBack(String subject, String name, List<String> groups) {
            return get(desk(answer(subject, name, groups)), cookie);
        }
    }

    /** Status of the callback when the provider hands out a token of its own making with these claims changed. */
    private static int handed(Consumer<Map<String, Object>> change) {
        return handed(change, jwt -> jwt);
    }

    private static int handed(Consumer<Map<String, Object>> change, UnaryOperator<String> forge) {
        Journey journey = Journey.begin("/");
        String answer = journey.fromProvider();
        Map<String, Object> token = new HashMap<>(claims("handed", List.of("watchers", "north")));
        token.putAll(Map.of(
                "iss", provider.issuerUrl(ISSUER).toString(),
                "sub", "s-12",
                "aud", "firewatch",
                "iat", Instant.now().getEpochSecond(),
                "lasts", Duration.ofMinutes(1),
                "nonce", journey.nonce()));
        change.accept(token);
        String jwt = forge.apply(
                provider.anyToken(HttpUrl.get((String) token.get("iss")), token, (Duration) token.remove("lasts"))
                        .serialize());
        HANDED.next.set(jwt);
        return get(desk(answer), journey.cookie).statusCode();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static void refuses(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).containsIgnoringCase(words);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("firewatch_session="));
    }

    private static Map<String, Object> claims(String name, List<String> groups) {
        return Map.of("preferred_username", name, "name", "Name of " + name, "groups", groups);
    }

    /** What was asked of the provider's token endpoint. */
    private static String tokenRequest(MockOAuth2Server asked) {
        RecordedRequest request = asked.takeRequest(2, TimeUnit.SECONDS);
        while (!String.valueOf(request.getPath()).endsWith("/token")) {
            request = asked.takeRequest(2, TimeUnit.SECONDS);
        }
        assertThat(request.getHeader("Authorization")).isNull();
        return request.getBody().readUtf8();
    }

    private static HttpResponse<String> post(String url, String cookie, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(url + " does not answer", e);
        }
    }

    private static JsonNode session(HttpResponse<String> in) {
        return Json.tree(get(desk("/api/session"), cookie(in)).body());
    }

    private static String cookie(HttpResponse<String> in) {
        String cookie = in.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("firewatch_session="))
                .findFirst()
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String desk(String path) {
        return "http://localhost:" + desk.port() + path;
    }

    private static HttpResponse<String> get(String url, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return BROWSER.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(url + " does not answer", e);
        }
    }
}
