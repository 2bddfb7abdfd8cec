package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.Calls.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Referrals and measures that bind a lender: proposed by one person, decided by another. */
class FourEyesIT {
    private static final String RESTRICT =
            "{\"action\":\"propose-measure\",\"rung\":\"restrict\",\"deadline\":\"2099-12-30\",\"note\":\"still raising\"}";

    private static DeskStack stack;
    private static Calls officer;
    private static Calls head;
    private static Calls deputy;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        Cases.officer(stack, "eyes-officer");
        officer = Calls.signedIn(stack.url(), "eyes-officer");
        head = Cases.approver(stack, "eyes-head", "郑局长");
        deputy = Cases.approver(stack, "eyes-deputy", "冯副局长");
    }

    @Test
    void aBindingMeasureTakesEffectWhenAnApproverSaysSo() {
        String id = Cases.raise(stack, "eyes-measure", "critical", "finding", 1);
        Answer alone = act(officer, id, "{\"action\":\"measure\",\"rung\":\"restrict\"}");
        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.json().path("detail").asText()).contains("propose-measure");

        JsonNode proposed = act(officer, id, RESTRICT).json();
        assertThat(proposed.path("status").asText()).isEqualTo("finding");
        assertThat(allowed(proposed))
                .contains("approve-measure", "reject-measure")
                .doesNotContain("propose-measure", "close", "false-positive");
        assertThat(due(id)).isEqualTo("measure-decision");
        assertThat(waiting()).contains(id);

        assertThat(act(officer, id, "{\"action\":\"approve-measure\"}").status())
                .isEqualTo(403);
        JsonNode approved = act(head, id, "{\"action\":\"approve-measure\"}").json();
        assertThat(approved.path("status").asText()).isEqualTo("measure");
        JsonNode step = approved.path("history").path(1);
        assertThat(step.path("actor").asText()).isEqualTo("eyes-head");
        assertThat(step.path("details").path("rung").asText()).isEqualTo("restrict");
        assertThat(step.path("details").path("due").asText()).isEqualTo("2099-12-30T15:59:59Z");
        assertThat(due(id)).isEqualTo("measure");
        assertThat(waiting()).doesNotContain(id);
        assertThat(act(head, id, "{\"action\":\"approve-measure\"}").status()).isEqualTo(409);

        JsonNode lines = Calls.signedIn(stack.url())
                .get("/api/audit?subject=" + id)
                .json()
                .path("items");
        assertThat(lines.findValuesAsText("actor")).contains("eyes-officer", "eyes-head");
        assertThat(lines.toString()).contains("propose-measure").contains("approve-measure");
    }

    @Test
    void nobodyDecidesTheirOwnProposalNorWhatTheyVerified() {
        String measure = Cases.raise(stack, "eyes-own", "critical", "finding", 1);
        assertThat(act(head, measure, RESTRICT).status()).isEqualTo(200);
        for (String decision :
                List.of("{\"action\":\"approve-measure\"}", "{\"action\":\"reject-measure\",\"reason\":\"mine\"}")) {
            Answer own = act(head, measure, decision);
            assertThat(own.status()).as(decision).isEqualTo(403);
            assertThat(own.json().path("type").asText()).endsWith(":own-proposal");
        }
        assertThat(act(deputy, measure, "{\"action\":\"reject-measure\"}").status())
                .isEqualTo(400);
        JsonNode rejected = act(deputy, measure, "{\"action\":\"reject-measure\",\"reason\":\"too early\"}")
                .json();
        assertThat(rejected.path("status").asText()).isEqualTo("finding");
        assertThat(allowed(rejected)).contains("propose-measure", "close");
        assertThat(Calls.signedIn(stack.url())
                        .get("/api/alerts/" + measure)
                        .json()
                        .path("due")
                        .isNull())
                .isTrue();

        String referral = Cases.raise(stack, "eyes-own-referral", "critical", "finding", 1);
        act(officer, referral, "{\"action\":\"propose-referral\",\"officers\":\"李明, 冯副局长\"}");
        assertThat(act(deputy, referral, "{\"action\":\"approve-referral\"}").status())
                .isEqualTo(403);
        assertThat(act(head, referral, "{\"action\":\"approve-referral\"}").status())
                .isEqualTo(200);
    }

    @Test
    void aCaseDoesNotEndWhileAProposalWaits() {
        String id = Cases.raise(stack, "eyes-waits", "critical", "finding", 1);
        act(officer, id, "{\"action\":\"propose-referral\",\"officers\":\"李明、王芳\"}");
        for (String end : List.of(
                "{\"action\":\"close\"}",
                "{\"action\":\"false-positive\",\"reason\":\"gone\"}",
                "{\"action\":\"refer\"}")) {
            assertThat(act(officer, id, end).status()).as(end).isEqualTo(409);
        }
        assertThat(act(head, id, "{\"action\":\"approve-referral\"}").status()).isEqualTo(200);
        assertThat(due(id)).isEqualTo("hand-over");
        assertThat(act(officer, id, "{\"action\":\"close\"}").status()).isEqualTo(409);
        // The ground for it is gone: whoever decided may decide otherwise, and the hand-over is no longer due.
        assertThat(act(head, id, "{\"action\":\"reject-referral\",\"reason\":\"the records were corrected\"}")
                        .status())
                .isEqualTo(200);
        assertThat(act(officer, id, "{\"action\":\"close\"}").status()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTooLate() {
        String id = Cases.raise(stack, "eyes-race", "critical", "finding", 1);
        act(officer, id, RESTRICT);
        List<Integer> statuses = Stream.of(head, deputy, head, deputy)
                .parallel()
                .map(one -> act(one, id, "{\"action\":\"approve-measure\"}").status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409);
        String seen = Cases.raise(stack, "eyes-stale", "critical", "finding", 1);
        long version = act(officer, seen, RESTRICT).json().path("version").asLong();
        act(officer, seen, "{\"action\":\"note\",\"note\":\"the lender has written\"}");
        Answer late = act(head, seen, "{\"action\":\"approve-measure\",\"version\":" + version + "}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("since").path(0).path("note").asText()).isEqualTo("the lender has written");
    }

    @Test
    void aProgramDoesNotDecideInAPersonsName() {
        String id = Cases.raise(stack, "eyes-token", "critical", "finding", 1);
        act(officer, id, RESTRICT);
        String token = head.post("/api/tokens", "{\"name\":\"export\"}")
                .json()
                .path("token")
                .asText();
        Calls program = Calls.with(stack.url(), token);
        assertThat(act(program, id, "{\"action\":\"approve-measure\"}").status())
                .isEqualTo(403);
        assertThat(act(program, id, "{\"action\":\"note\",\"note\":\"exported\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theLetterOfABindingMeasureWaitsForIt() {
        String id = Cases.raise(stack, "eyes-letter", "critical", "finding", 1);
        String letters = "/api/alerts/" + id + "/letters";
        String order = "{\"template\":\"rectification\",\"deadline\":\"2099-12-30\"}";
        assertThat(officer.post(letters, order).status()).isEqualTo(409);
        act(officer, id, "{\"action\":\"propose-measure\",\"rung\":\"rectify\",\"deadline\":\"2099-12-30\"}");
        assertThat(officer.post(letters, order).status()).isEqualTo(409);
        assertThat(officer.post(letters, "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\"}")
                        .status())
                .isEqualTo(201);
        act(head, id, "{\"action\":\"approve-measure\"}");
        assertThat(officer.post(letters, order).status()).isEqualTo(201);
    }

    private static Answer act(Calls who, String id, String body) {
        return who.post("/api/alerts/" + id + "/actions", body);
    }

    private static List<String> allowed(JsonNode taken) {
        return Stream.of(taken.path("allowed"))
                .flatMap(list -> {
                    Stream.Builder<String> words = Stream.builder();
                    list.forEach(word -> words.add(word.asText()));
                    return words.build();
                })
                .toList();
    }

    private static String due(String id) {
        return officer.get("/api/alerts/" + id).json().path("due").path("what").asText();
    }

    private static List<String> waiting() {
        return officer.get("/api/alerts?undecided=true&size=500")
                .json()
                .path("items")
                .findValuesAsText("id");
    }
}
