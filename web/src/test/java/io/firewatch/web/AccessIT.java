package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.web.Calls.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in, as what, and for how long. */
class AccessIT {
    private static DeskStack stack;
    private static Calls admin;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,        200, 403, 403, 403",
        "analyst,       200, 200, 403, 403",
        "approver,      200, 200, 403, 403",
        "administrator, 200, 200, 200, 201",
        "auditor,       200, 403, 403, 403"
    })
    void aRoleOpensWhatItsRightsSay(String role, int read, int triage, int people, int register) {
        Calls calls = Calls.person(stack, "as-" + role, "[\"" + role + "\"]", "null");
        assertThat(calls.get("/api/alerts").status()).isEqualTo(read);
        assertThat(calls.post("/api/alerts/alert-0010/actions", "{\"action\":\"note\",\"note\":\"x\"}")
                        .status())
                .isEqualTo(triage);
        assertThat(calls.get("/api/people").status()).isEqualTo(people);
        assertThat(calls.post(
                                "/api/institutions",
                                "{\"code\":\"CERT88880001\",\"name\":\"由角色登记典当行\",\"type\":\"pawn\","
                                        + "\"district\":\"高新区\",\"secret\":\"s\"}")
                        .status())
                .isEqualTo(register);
    }

    @Test
    void aOneTimePasswordOpensNothingButTheWayToOnesOwn() {
        Answer created = admin.post(
                "/api/people", "{\"user\":\"fresh\",\"displayName\":\"新人\",\"roles\":[\"viewer\"],\"districts\":null}");
        assertThat(created.status()).isEqualTo(201);
        String once = created.json().path("oneTimePassword").asText();
        assertThat(admin.get("/api/people/fresh").body()).doesNotContain(once).doesNotContain("argon2");

        Calls fresh = new Calls(stack.url());
        assertThat(fresh.signIn("fresh", once).json().path("mustChange").asBoolean())
                .isTrue();
        Answer early = fresh.get("/api/alerts");
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.json().path("type").asText()).isEqualTo("urn:firewatch:problem:password-change");
        assertThat(fresh.post("/api/tokens", "{\"name\":\"early\"}").status()).isEqualTo(403);

        Calls elsewhere = new Calls(stack.url());
        elsewhere.signIn("fresh", once);
        assertThat(change(fresh, once, "short").status()).isEqualTo(400);
        assertThat(change(fresh, once, once).status()).isEqualTo(400);
        assertThat(change(fresh, "not the old one", "long enough for all").status())
                .isEqualTo(401);
        assertThat(change(fresh, once, "long enough for all").status()).isEqualTo(204);
        assertThat(fresh.get("/api/alerts").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
        assertThat(new Calls(stack.url()).signIn("fresh", once).status()).isEqualTo(401);
    }

    @Test
    void refusesPeopleThatCannotBe() {
        for (String body : List.of(
                "{\"user\":\"A B\",\"roles\":[\"viewer\"]}",
                "{\"user\":\"nobody1\",\"roles\":[]}",
                "{\"user\":\"nobody1\",\"roles\":[\"emperor\"]}",
                "{\"user\":\"nobody1\",\"roles\":[\"viewer\"],\"districts\":[]}",
                "{\"user\":\"nobody1\",\"roles\":[\"viewer\"],\"districts\":[\"月球\"]}",
                "{\"user\":\"nobody1\",\"roles\":[\"viewer\"],\"language\":\"la\"}")) {
            assertThat(admin.post("/api/people", body).status()).as(body).isEqualTo(400);
        }
        assertThat(admin.post("/api/people", "{\"user\":\"admin\",\"roles\":[\"viewer\"]}")
                        .status())
                .isEqualTo(409);
        assertThat(admin.get("/api/people/nobody1").status()).isEqualTo(404);
    }

    @Test
    void keepsSomebodyWhoManagesPeople() {
        stack.record.useHandle(handle -> handle.execute(
                "UPDATE desk.user_account SET active = false WHERE name <> 'admin' AND 'administrator' = ANY (roles)"));
        assertThat(admin.patch("/api/people/admin", "{\"active\":false}").status())
                .isEqualTo(409);
        assertThat(admin.patch("/api/people/admin", "{\"roles\":[\"viewer\"]}").status())
                .isEqualTo(409);
        assertThat(admin.patch("/api/people/admin", "{\"districts\":[\"江北区\"]}").status())
                .isEqualTo(409);
        assertThat(admin.get("/api/people").status()).isEqualTo(200);
    }

    @Test
    void aDisabledPersonIsOutAtOnceAndCannotTellFromTheAnswer() {
        Calls leaver = Calls.person(stack, "leaver", "[\"viewer\"]", "null");
        String secret = leaver.post("/api/tokens", "{\"name\":\"export\"}")
                .json()
                .path("token")
                .asText();
        Calls program = Calls.with(stack.url(), secret);
        assertThat(program.get("/api/alerts").status()).isEqualTo(200);
        admin.patch("/api/people/leaver", "{\"active\":false}");
        assertThat(leaver.get("/api/alerts").status()).isEqualTo(401);
        assertThat(program.get("/api/alerts").status()).isEqualTo(401);
        Answer right = new Calls(stack.url()).signIn("leaver", DeskStack.PASSWORD);
        Answer unknown = new Calls(stack.url()).signIn("nobody-at-all", DeskStack.PASSWORD);
        assertThat(right.status()).isEqualTo(401);
        assertThat(right.body()).isEqualTo(unknown.body());
        admin.patch("/api/people/leaver", "{\"active\":true}");
        assertThat(new Calls(stack.url()).signIn("leaver", DeskStack.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorEndsSessionsAndResetsPasswords() {
        Calls one = Calls.person(stack, "resettable", "[\"viewer\"]", "null");
        assertThat(admin.delete("/api/people/resettable/sessions")
                        .json()
                        .path("ended")
                        .asInt())
                .isEqualTo(1);
        assertThat(one.get("/api/session").status()).isEqualTo(401);
        one.signIn("resettable", DeskStack.PASSWORD);
        String once = admin.post("/api/people/resettable/password", "{}")
                .json()
                .path("oneTimePassword")
                .asText();
        assertThat(one.get("/api/session").status()).isEqualTo(401);
        assertThat(one.signIn("resettable", DeskStack.PASSWORD).status()).isEqualTo(401);
        assertThat(one.signIn("resettable", once).json().path("mustChange").asBoolean())
                .isTrue();
    }

    @Test
    void aTokenWorksUntilItIsRevokedOrRunsOut() {
        Calls owner = Calls.person(stack, "owner", "[\"analyst\"]", "null");
        Answer made = owner.post("/api/tokens", "{\"name\":\"monthly export\",\"days\":30}");
        assertThat(made.status()).isEqualTo(201);
        String secret = made.json().path("token").asText();
        long id = made.json().path("id").asLong();
        assertThat(owner.get("/api/tokens").body()).contains("monthly export").doesNotContain(secret);
        assertThat(stack.one(String.class, "SELECT token_hash FROM desk.token WHERE id = ?", id))
                .isNotEqualTo(secret)
                .hasSize(64);

        Calls program = Calls.with(stack.url(), secret);
        assertThat(program.get("/api/session").json().path("user").asText()).isEqualTo("owner");
        assertThat(program.post("/api/tokens", "{\"name\":\"offspring\"}").status())
                .isEqualTo(403);
        Calls other = Calls.person(stack, "not-owner", "[\"analyst\"]", "null");
        assertThat(other.delete("/api/tokens/" + id).status()).isEqualTo(404);
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.token SET expires_at = now() - interval '1 s' WHERE id = ?", id));
        assertThat(program.get("/api/session").status()).isEqualTo(401);
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.token SET expires_at = now() + interval '1 h' WHERE id = ?", id));
        assertThat(program.get("/api/session").status()).isEqualTo(200);
        assertThat(owner.delete("/api/tokens/" + id).status()).isEqualTo(204);
        assertThat(program.get("/api/session").status()).isEqualTo(401);
        assertThat(owner.post("/api/tokens", "{\"name\":\"forever\",\"days\":4000}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSessionEndsWhenItIsIdleAndWhenItIsOld() {
        Calls idler = Calls.person(stack, "idler", "[\"viewer\"]", "null");
        setSession("idler", "last_seen = now() - interval '61 minutes'");
        assertThat(idler.get("/api/session").status()).isEqualTo(401);
        idler.signIn("idler", DeskStack.PASSWORD);
        setSession("idler", "last_seen = now() - interval '59 minutes'");
        assertThat(idler.get("/api/session").status()).isEqualTo(200);
        assertThat(stack.one(
                        Boolean.class,
                        "SELECT max(last_seen) > now() - interval '1 minute'"
                                + " FROM desk.session WHERE user_name = 'idler'"))
                .isTrue();
        setSession("idler", "expires_at = now() - interval '1 second'");
        assertThat(idler.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void guessingGetsSlowerAndSlowerForNamesThatExistAndForThoseThatDoNot() {
        Calls.person(stack, "guessed", "[\"viewer\"]", "null");
        List<String> known = guesses("guessed");
        List<String> unknown = guesses("not-there");
        assertThat(known).isEqualTo(unknown);
        assertThat(known.subList(0, 6))
                .extracting(line -> line.substring(0, 3))
                .containsExactly("401", "401", "401", "401", "401", "429");
        long first = wait("guessed");
        rested("guessed");
        assertThat(new Calls(stack.url()).signIn("guessed", "wrong").status()).isEqualTo(401);
        assertThat(wait("guessed")).isBetween(2 * first - 10, 2 * first + 10);
        assertThat(new Calls(stack.url()).signIn("guessed", DeskStack.PASSWORD).status())
                .isEqualTo(429);
        rested("guessed");
        assertThat(new Calls(stack.url()).signIn("guessed", DeskStack.PASSWORD).status())
                .isEqualTo(200);
        assertThat(new Calls(stack.url()).signIn("guessed", "wrong").status()).isEqualTo(401);
    }

    @Test
    void anAddressThatTriesManyNamesRestsAndAProxyIsBelievedOnlyWhereThereIsOne() {
        try (Desk behindTls = stack.desk(new DeskConfig("127.0.0.1", 0, null, true))) {
            Calls calls = new Calls("http://localhost:" + behindTls.port());
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 41; i++) {
                statuses.add(calls.signIn("many-" + i, "guess", "X-Forwarded-For", "10.9.9.9, 203.0.113.9")
                        .status());
            }
            assertThat(statuses.subList(0, 40)).containsOnly(401);
            assertThat(statuses.get(40)).isEqualTo(429);
            Answer elsewhere = calls.signIn("admin", DeskStack.PASSWORD, "X-Forwarded-For", "203.0.113.9, 10.1.1.1");
            assertThat(elsewhere.status()).isEqualTo(200);
            assertThat(elsewhere.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("Secure")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax");
            assertThat(elsewhere.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
        assertThat(new Calls(stack.url())
                        .signIn("admin", DeskStack.PASSWORD, "X-Forwarded-For", "203.0.113.9")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOldHashIsMadeAnewAtTheNextSignIn() {
        Calls.person(stack, "longtimer", "[\"viewer\"]", "null");
        // argon2id of "an old password" at a quarter of today's cost
        String old = io.firewatch.web.access.OldHash.of("an old password");
        stack.record.useHandle(handle ->
                handle.execute("UPDATE desk.user_account SET password_hash = ? WHERE name = 'longtimer'", old));
        assertThat(new Calls(stack.url()).signIn("longtimer", "an old password").status())
                .isEqualTo(200);
        String now = stack.one(String.class, "SELECT password_hash FROM desk.user_account WHERE name = 'longtimer'");
        assertThat(now).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(new Calls(stack.url()).signIn("longtimer", "an old password").status())
                .isEqualTo(200);
    }

    private static Answer change(Calls calls, String old, String chosen) {
        return calls.put(
                "/api/session/password", "{\"password\":\"%s\",\"newPassword\":\"%s\"}".formatted(old, chosen));
    }

    /** Seven guesses: status and what the answer says, seconds left aside. */
    private static List<String> guesses(String user) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Answer answer = new Calls(stack.url()).signIn(user, "guess-" + i);
            answers.add(answer.status() + answer.body().replaceAll("\\d+", "#"));
        }
        return answers;
    }

    private static long wait(String user) {
        return new Calls(stack.url())
                .signIn(user, "wrong")
                .json()
                .path("retryAfterSeconds")
                .asLong();
    }

    /** As if the time to wait had passed. */
    private static void rested(String user) {
        stack.record.useHandle(handle -> handle.execute(
                "UPDATE desk.sign_in_attempt SET blocked_until = now() WHERE key = encode(sha256(?::bytea), 'hex')",
                "user:" + user));
    }

    private static void setSession(String user, String what) {
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.session SET " + what + " WHERE user_name = ?", user));
    }
}
