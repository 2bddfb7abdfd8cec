package io.firewatch.web.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.http.Json;
import io.firewatch.web.replay.Replayer.Changed;
import io.firewatch.web.replay.Replayer.Finding;
import io.firewatch.web.replay.Replayer.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
    private static final String PARTY = "0123456789abcdef0123456789abcdef";

    @Test
    void countsByLenderAndByDayAddUp() {
        Result result = new Result(
                List.of(finding("1", "A", "2026-05-04"), finding("2", "B", "2026-05-05")),
                List.of(finding("3", "A", "2026-05-04")),
                List.of(new Changed(finding("4", "C", "2026-05-04"), finding("4", "C", "2026-05-04"))),
                2,
                Map.of("A", 3, "C", 1),
                Map.of("2026-05-04", 4));

        JsonNode report = Json.tree(ReplayReport.of(result));

        assertThat(report.path("opened").asInt()).isEqualTo(2);
        assertThat(report.path("same").asInt()).isEqualTo(2);
        assertThat(report.path("lenders"))
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"institution\":\"A\",\"before\":3,\"after\":3,\"opened\":1,\"gone\":1,\"changed\":0}",
                        "{\"institution\":\"B\",\"before\":0,\"after\":1,\"opened\":1,\"gone\":0,\"changed\":0}",
                        "{\"institution\":\"C\",\"before\":1,\"after\":1,\"opened\":0,\"gone\":0,\"changed\":1}");
        assertThat(report.path("days"))
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"day\":\"2026-05-04\",\"before\":4,\"after\":4,\"opened\":1,\"gone\":1,\"changed\":1}",
                        "{\"day\":\"2026-05-05\",\"before\":0,\"after\":1,\"opened\":1,\"gone\":0,\"changed\":0}");
    }

    @Test
    void identitiesAreShortenedAndAWildProposalStaysReadable() {
        List<Finding> many = IntStream.range(0, ReplayReport.MOST + 5)
                .mapToObj(i -> finding("id" + i, "A", "2026-05-04"))
                .toList();

        JsonNode report = Json.tree(ReplayReport.of(new Result(many, List.of(), List.of(), 0, Map.of(), Map.of())));

        assertThat(report.path("opened").asInt()).isEqualTo(ReplayReport.MOST + 5);
        assertThat(report.path("openedAlerts")).hasSize(ReplayReport.MOST);
        assertThat(report.at("/openedAlerts/0/subject").asText()).isEqualTo("01234567…");
        assertThat(report.toString()).doesNotContain(PARTY);
    }

    private static Finding finding(String id, String institution, String day) {
        return new Finding(id, "a.rule", institution, PARTY, "high", true, day, day, "1 > 0 of " + PARTY);
    }
}
