package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.record.audit.AuditChain;
import io.firewatch.record.audit.AuditChain.Noted;
import io.firewatch.record.audit.AuditChain.Verdict;
import io.firewatch.web.Calls.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged, and that nobody can change it unnoticed. */
class AuditIT {
    private static DeskStack stack;
    private static Calls admin;
    private static Calls auditor;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
        auditor = Calls.person(stack, "auditor1", "[\"auditor\"]", "null");
    }

    @Test
    void logsWhatPeopleDo() {
        Calls worker = Calls.person(stack, "worker", "[\"analyst\"]", "null");
        new Calls(stack.url()).signIn("worker", "a wrong one");
        new Calls(stack.url()).signIn("my secret passphrase", "x");
        String token = worker.post("/api/tokens", "{\"name\":\"for the log\"}")
                .json()
                .path("id")
                .asText();
        worker.delete("/api/tokens/" + token);
        worker.post("/api/alerts/alert-0012/actions", "{\"action\":\"note\",\"note\":\"called, no answer\"}");
        worker.delete("/api/session");
        admin.patch("/api/people/worker", "{\"roles\":[\"viewer\"]}");
        admin.post("/api/people/worker/password", "{}");
        admin.delete("/api/people/worker/sessions");
        admin.post("/api/registry/institutions.csv", "code,type\nX,p2p\n");

        assertThat(actions("actor=worker&size=100"))
                .containsExactly(
                        "sign-out",
                        "triage",
                        "token-revoked",
                        "token-made",
                        "sign-in-failed",
                        "password-changed",
                        "sign-in");
        assertThat(actions("actor=admin&subject=worker"))
                .containsExactly("sessions-ended", "password-reset", "person-changed", "person-created");
        JsonNode step = lines("actor=worker&action=triage").path(0);
        assertThat(step.path("subject").asText()).isEqualTo("alert-0012");
        assertThat(step.path("detail").path("note").asText()).isEqualTo("called, no answer");
        JsonNode changed = lines("action=person-changed&subject=worker").path(0);
        assertThat(changed.path("detail").path("roles").path(0).asText()).isEqualTo("viewer");
        assertThat(changed.path("address").asText()).isNotEmpty();
        assertThat(lines("action=registry&subject=institutions.csv")
                        .path(0)
                        .path("detail")
                        .path("lines")
                        .asInt())
                .isEqualTo(1);
        assertThat(auditor.get("/api/audit?action=sign-in-failed").body()).doesNotContain("passphrase");
    }

    @Test
    void logsRulesWhoeverWritesThem() {
        stack.record.useHandle(
                handle -> handle.execute(
                        "UPDATE desk.rule_version SET parameters = '{\"share\": 0.03}' WHERE rule = 'fund-pooling.unmatched-balance'"));
        JsonNode line =
                lines("action=rule&subject=fund-pooling.unmatched-balance").path(0);
        assertThat(line.path("detail").path("parameters").path("share").asDouble())
                .isEqualTo(0.03);
        stack.record.useHandle(
                handle -> handle.execute(
                        "UPDATE desk.rule_version SET parameters = '{\"share\": 0.04}' WHERE rule = 'fund-pooling.unmatched-balance'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE desk.audit SET actor = 'somebody else' WHERE seq = 1",
                "DELETE FROM desk.audit WHERE seq = 1",
                "TRUNCATE desk.audit",
                "UPDATE desk.audit_head SET seq = seq - 1",
                "DELETE FROM desk.audit_head"
            })
    void refusesToBeChanged(String sql) {
        assertThatThrownBy(() -> stack.record.useHandle(handle -> handle.execute(sql)))
                .hasMessageContaining("append-only");
    }

    @Test
    void staysWholeWhenManyWriteAtOnce() throws SQLException {
        long before = verify().lines();
        IntStream.range(0, 40).parallel().forEach(i -> Calls.with(stack.url(), admin.token())
                .post("/api/alerts/alert-00" + (20 + i % 10) + "/actions", "{\"action\":\"note\",\"note\":\"n\"}"));
        Verdict after = verify();
        assertThat(after.isWhole()).as(after.why()).isTrue();
        assertThat(after.lines()).isGreaterThanOrEqualTo(before + 40);
        assertThat(admin.get("/api/audit/verdict").json().path("whole").asBoolean())
                .isTrue();
    }

    @Test
    void namesTheLineThatWasChangedBehindTheTriggersBack() throws SQLException {
        long last = verify().lines();
        long victim = last - 2;
        String actor = stack.one(String.class, "SELECT actor FROM desk.audit WHERE seq = ?", victim);
        tamper("UPDATE desk.audit SET actor = 'an innocent' WHERE seq = " + victim);
        Verdict found = verify();
        tamper("UPDATE desk.audit SET actor = '" + actor + "' WHERE seq = " + victim);
        assertThat(found.broken()).isEqualTo(victim);
        assertThat(found.lines()).isEqualTo(victim - 1);
        assertThat(found.why()).contains("changed");
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void noticesLinesThatAreGone() throws SQLException {
        long last = verify().lines();
        tamper("CREATE TABLE public.kept AS SELECT * FROM desk.audit WHERE seq = " + last
                + "; DELETE FROM desk.audit WHERE seq = " + last);
        Verdict end = verify();
        tamper("INSERT INTO desk.audit SELECT * FROM public.kept; DROP TABLE public.kept");
        assertThat(end.broken()).isEqualTo(last);
        tamper(
                "CREATE TABLE public.kept AS SELECT * FROM desk.audit WHERE seq = 2; DELETE FROM desk.audit WHERE seq = 2");
        Verdict middle = verify();
        tamper("INSERT INTO desk.audit SELECT * FROM public.kept; DROP TABLE public.kept");
        assertThat(middle.broken()).isEqualTo(2);
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void whatWasNotedElsewhereTellsALogWrittenAnew() throws SQLException {
        Verdict whole = verify();
        Noted right = new Noted(whole.lines(), whole.head());
        assertThat(verify(right).isWhole()).isTrue();
        assertThat(verify(new Noted(whole.lines(), "f".repeat(64))).broken()).isEqualTo(whole.lines());
        assertThat(verify(new Noted(whole.lines() + 1_000_000, whole.head())).isWhole())
                .isFalse();
        assertThat(Noted.parse(right.seq() + ":" + right.hash())).isEqualTo(right);
        assertThatThrownBy(() -> Noted.parse("12")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void auditorsReadItPageByPageAndAsAFile() {
        for (int i = 0; i < 60; i++) {
            admin.post("/api/alerts/alert-0030/actions", "{\"action\":\"note\",\"note\":\"=HYPERLINK(1)\"}");
        }
        String first =
                auditor.get("/audit?subject=alert-0030", "Accept", "text/html").body();
        assertThat(first).contains("subject=alert-0030&amp;before=");
        Answer file = auditor.get("/api/audit.csv?subject=alert-0030");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("audit.csv");
        List<String> rows = file.body().lines().toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(61);
        assertThat(rows.get(0))
                .endsWith("\"seq\",\"at\",\"actor\",\"action\",\"subject\",\"detail\",\"address\",\"hash\"");
        assertThat(actions("action=audit-export&actor=auditor1")).isNotEmpty();
        assertThat(auditor.get("/api/audit?from=someday").status()).isEqualTo(400);
        assertThat(auditor.get("/api/audit?action=dance").status()).isEqualTo(400);
        assertThat(lines("from=2000-01-01&to=2000-01-02")).isEmpty();
    }

    private static List<String> actions(String query) {
        return lines(query).findValuesAsText("action");
    }

    private static JsonNode lines(String query) {
        return auditor.get("/api/audit?" + query).json().path("items");
    }

    private static Verdict verify() throws SQLException {
        try (Connection connection = stack.source.getConnection()) {
            return AuditChain.verify(connection, Optional.empty());
        }
    }

    private static Verdict verify(Noted noted) throws SQLException {
        try (Connection connection = stack.source.getConnection()) {
            return AuditChain.verify(connection, Optional.of(noted));
        }
    }

    /** As somebody who owns the database could. */
    private static void tamper(String sql) {
        stack.record.useTransaction(handle -> {
            handle.execute("SET LOCAL session_replication_role = replica");
            handle.createScript(sql).execute();
        });
    }
}
