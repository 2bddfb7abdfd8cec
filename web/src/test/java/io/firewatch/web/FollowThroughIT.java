package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.Calls.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What follows a step: files, letters to lenders and their replies, and the look back when a deadline has passed. */
class FollowThroughIT {
    private static final byte[] PDF = "%PDF-1.7 minutes of the talk".getBytes(StandardCharsets.UTF_8);

    private static DeskStack stack;
    private static Calls admin;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
    }

    @Test
    void keepsFilesWithTheirFingerprint() throws Exception {
        String id = Cases.raise(stack, "follow-files", "high", "verifying", 1);
        String path = "/api/alerts/" + id + "/attachments";
        JsonNode kept =
                admin.upload(path, "谈话 笔录.pdf", PDF, "note", "signed by both").json();
        JsonNode file = kept.path("items").path(0);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PDF));
        assertThat(file.path("sha256").asText()).isEqualTo(hash);
        assertThat(file.path("size").asInt()).isEqualTo(PDF.length);
        Answer down = admin.get(path + "/" + file.path("id").asText());
        assertThat(down.body()).isEqualTo(new String(PDF, StandardCharsets.UTF_8));
        assertThat(header(down, "Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%E8%B0%88%E8%AF%9D%20%E7%AC%94%E5%BD%95.pdf");
        assertThat(header(down, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(down, "Content-Security-Policy")).isEqualTo("sandbox");
        JsonNode step = admin.get("/api/alerts/" + id).json().path("history").path(0);
        assertThat(step.path("action").asText()).isEqualTo("attach");
        assertThat(step.path("note").asText()).isEqualTo("signed by both");
        assertThat(new Calls(stack.url()).get(path + "/1").status()).isEqualTo(401);
        assertThat(admin.get("/api/alerts/alert-0001/attachments/"
                                + file.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesFilesThatAreTooLargeOrNotWhatTheySay() {
        String id = Cases.raise(stack, "follow-refused", "high", "verifying", 1);
        String path = "/api/alerts/" + id + "/attachments";
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(admin.upload(path, "page.html", page).status()).isEqualTo(415);
        assertThat(admin.upload(path, "page.pdf", page).status()).isEqualTo(415);
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(admin.upload(path, "large.pdf", large).status()).isEqualTo(413);
        assertThat(admin.upload(path, "huge.pdf", new byte[60 * 1024 * 1024]).status())
                .isEqualTo(413);
        assertThat(admin.get(path).json().path("items")).isEmpty();
        assertThat(admin.get("/api/alerts/" + id).json().path("history")).isEmpty();
    }

    @Test
    void sendsNumberedLettersThatStayAsTheyAre() throws Exception {
        String id = Cases.raise(stack, "follow-letter", "high", "verifying", 1);
        JsonNode first = send(id, "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\",\"remarks\":\"请附合同。\"}");
        JsonNode second = send(id, "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\",\"language\":\"en\"}");
        JsonNode letter = first.path("letter");
        assertThat(letter.path("number").asText()).matches("金监询〔\\d{4}〕\\d+号");
        assertThat(number(second.path("letter"))).isEqualTo(number(letter) + 1);
        String body = letter.path("body").asText();
        assertThat(body)
                .contains(Seed.name(Seed.POOLING))
                .contains("12.34 %")
                .contains("网络借贷信息中介机构业务活动管理暂行办法 第 10(2) 条")
                .contains("2099-12-30 23:59")
                .contains("请附合同。")
                .doesNotContain("{");
        assertThat(second.path("letter").path("body").asText())
                .contains("Please verify")
                .doesNotContain("{");
        String text =
                letter.path("number").asText() + "\n" + letter.path("subject").asText() + "\n" + body;
        assertThat(letter.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
        assertThat(letter.has("token")).isFalse();
        assertThat(admin.get("/api/alerts/" + id + "/letters").body())
                .doesNotContain(first.path("replyPath").asText().substring("/reply/".length()));
        assertThatThrownBy(() -> stack.record.useHandle(
                        handle -> handle.execute("UPDATE desk.letter SET body = 'never mind' WHERE alert = ?", id)))
                .hasMessageContaining("stays as it is");
        assertThatThrownBy(() ->
                        stack.record.useHandle(handle -> handle.execute("DELETE FROM desk.letter WHERE alert = ?", id)))
                .hasMessageContaining("stays");
        assertThat(admin.post("/api/alerts/" + id + "/letters", "{\"template\":\"love\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/api/alerts/" + id)
                        .json()
                        .path("due")
                        .path("what")
                        .asText())
                .isEqualTo("find");
    }

    @Test
    void aLenderRepliesOnceWithoutSigningIn() {
        String id = Cases.raise(stack, "follow-reply", "high", "finding", 1);
        String page = send(id, "{\"template\":\"risk-letter\",\"deadline\":\"2099-12-30\"}")
                .path("replyPath")
                .asText();
        assertThat(page).matches("/reply/[A-Za-z0-9_-]{43}");
        assertThat(due(id)).isEqualTo("letter");
        Calls lender = new Calls(stack.url());
        Answer shown = lender.get(page, "Accept", "text/html");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("风险提示函").doesNotContain("/alerts/" + id);
        assertThat(header(shown, "Cache-Control")).isEqualTo("no-store");
        assertThat(lender.upload(page, "proof.exe", PDF, "name", "陈经理", "reply", "已整改")
                        .status())
                .isEqualTo(415);
        assertThat(lender.upload(page, "proof.pdf", PDF, "name", "陈经理", "reply", " ")
                        .status())
                .isEqualTo(400);
        assertThat(lender.upload(page, "proof.pdf", PDF, "name", "陈经理", "reply", "已整改")
                        .status())
                .isEqualTo(303);
        assertThat(lender.upload(page, "proof.pdf", PDF, "name", "陈经理", "reply", "再说一次")
                        .status())
                .isEqualTo(409);
        JsonNode letter =
                admin.get("/api/alerts/" + id + "/letters").json().path("items").path(0);
        assertThat(letter.path("reply").asText()).isEqualTo("已整改");
        assertThat(letter.path("repliedBy").asText()).isEqualTo("陈经理");
        JsonNode file = admin.get("/api/alerts/" + id + "/attachments")
                .json()
                .path("items")
                .path(0);
        assertThat(file.path("letter").asLong()).isEqualTo(letter.path("id").asLong());
        JsonNode history = admin.get("/api/alerts/" + id).json().path("history");
        assertThat(history.path(1).path("action").asText()).isEqualTo("reply");
        assertThat(history.path(1).path("actor").asText()).isEqualTo(Seed.POOLING);
        assertThat(admin.get("/api/alerts/" + id).json().path("due").isNull()).isTrue();
    }

    @Test
    void anOfficerOfTheDistrictWorksTheCaseAndANeighbourSeesNothing() {
        String id = Cases.raise(stack, "follow-district", "high", "finding", 1);
        Calls own = Calls.person(stack, "follow-own", "[\"analyst\"]", "[\"江北区\"]");
        Calls other = Calls.person(stack, "follow-other", "[\"analyst\"]", "[\"江南区\"]");
        String letter = "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\"}";
        assertThat(own.post("/api/alerts/" + id + "/letters", letter).status()).isEqualTo(201);
        assertThat(own.upload("/api/alerts/" + id + "/attachments", "talk.pdf", PDF)
                        .status())
                .isEqualTo(201);
        assertThat(own.post(
                                "/api/alerts/" + id + "/actions",
                                "{\"action\":\"measure\",\"rung\":\"talk\",\"deadline\":\"2099-12-30\"}")
                        .status())
                .isEqualTo(200);
        assertThat(other.post("/api/alerts/" + id + "/letters", letter).status())
                .isEqualTo(404);
        assertThat(other.upload("/api/alerts/" + id + "/attachments", "talk.pdf", PDF)
                        .status())
                .isEqualTo(404);
        for (String list : List.of("letters", "attachments")) {
            assertThat(own.get("/api/alerts/" + id + "/" + list).json().path("items"))
                    .hasSize(1);
            assertThat(other.get("/api/alerts/" + id + "/" + list).json().path("items"))
                    .isEmpty();
        }
    }

    @Test
    void aReplyPageClosesAndStopsGuessing() {
        String id = Cases.raise(stack, "follow-closed", "high", "finding", 1);
        String page = send(id, "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\"}")
                .path("replyPath")
                .asText();
        stack.record.useHandle(handle ->
                handle.execute("UPDATE desk.letter SET expires_at = now() - interval '1 minute' WHERE alert = ?", id));
        assertThat(new Calls(stack.url()).get(page).status()).isEqualTo(410);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            statuses.add(new Calls(stack.url()).get("/reply/guess-" + i).status());
        }
        assertThat(statuses).startsWith(404).endsWith(429);
    }

    @Test
    void looksAgainWhenADeadlineHasPassed() {
        String holding = Cases.raise(stack, "follow-holding", "high", "finding", 1);
        String over = Cases.raise(stack, "follow-over", "high", "finding", 1);
        for (String id : List.of(holding, over)) {
            assertThat(admin.post(
                                    "/api/alerts/" + id + "/actions",
                                    "{\"action\":\"measure\",\"rung\":\"talk\",\"deadline\":\"2099-12-30\"}")
                            .status())
                    .isEqualTo(200);
        }
        stack.record.useHandle(handle -> {
            handle.execute("UPDATE desk.alert SET data_state = 'resolved', resolution = 'cleared' WHERE id = ?", over);
            handle.execute(
                    "UPDATE desk.case_deadline SET due_at = now() - interval '1 minute' WHERE alert IN (?, ?)",
                    holding,
                    over);
        });
        // The desk looks by itself.
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(last(holding).path("action").asText()).isEqualTo("reopen");
            assertThat(last(over).path("action").asText()).isEqualTo("recheck");
        });
        JsonNode back = admin.get("/api/alerts/" + holding).json();
        assertThat(back.path("status").asText()).isEqualTo("verifying");
        assertThat(back.path("due").path("what").asText()).isEqualTo("find");
        assertThat(last(holding).path("actor").asText()).isEqualTo("firewatch");
        assertThat(last(holding).path("details").path("outcome").asText()).isEqualTo("firing");
        assertThat(last(over).path("details").path("outcome").asText()).isEqualTo("resolved");
        assertThat(admin.get("/api/alerts/" + over).json().path("status").asText())
                .isEqualTo("measure");
    }

    private static JsonNode last(String id) {
        JsonNode history = admin.get("/api/alerts/" + id).json().path("history");
        return history.path(history.size() - 1);
    }

    private static JsonNode send(String id, String body) {
        Answer answer = admin.post("/api/alerts/" + id + "/letters", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static int number(JsonNode letter) {
        return Integer.parseInt(letter.path("number").asText().replaceAll(".*〕(\\d+)号", "$1"));
    }

    private static String due(String id) {
        return admin.get("/api/alerts/" + id).json().path("due").path("what").asText();
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
