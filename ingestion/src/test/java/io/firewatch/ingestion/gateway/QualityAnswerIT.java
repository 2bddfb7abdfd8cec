package io.firewatch.ingestion.gateway;

import static io.firewatch.model.record.RecordType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lender's programmer asks what the checks found. */
class QualityAnswerIT {
    private static TestRecord record;
    private static Gateway gateway;

    private LenderClient lender;

    @BeforeAll
    static void start() throws Exception {
        record = TestRecord.shared();
        gateway = Gateway.start(GatewayConfig.onPort(0), record.dataSource(), record.keys());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void registerLender() throws Exception {
        lender = LenderClient.registered(record, gateway.port());
    }

    @Test
    void tellsEachDaysChecksWithExamples() throws Exception {
        found(lender.code, "2026-05-01", "unknown_users", 40, 3, "[{\"key\":\"ZQ1\",\"seq\":12}]");
        found(lender.code, "2026-05-02", "empty_flows", 50, 0, "[]");

        JsonNode answer = lender.ask("quality", "dataType=1&from=2026-05-01&to=2026-05-02");

        assertThat(answer.path("code").asText()).isEqualTo("0000");
        JsonNode first = answer.path("result").path(0);
        assertThat(first.path("day").asText()).isEqualTo("2026-05-01");
        assertThat(first.path("checks").path(0).toString())
                .isEqualTo("{\"check\":\"unknown_users\",\"code\":\"leak_user\",\"title\":\"没有用户信息的主体\","
                        + "\"titleEn\":\"Users never reported\",\"cases\":40,\"failed\":3,\"share\":0.075,"
                        + "\"examples\":[{\"key\":\"ZQ1\",\"seq\":12}]}");
        assertThat(answer.path("result")).hasSize(2);
    }

    @Test
    void withoutDatesShowsTheLastWeekThatIsKnown() throws Exception {
        found(lender.code, "2026-04-01", "empty_flows", 50, 1, "[]");
        found(lender.code, "2026-05-02", "empty_flows", 50, 1, "[]");

        JsonNode answer = lender.ask("quality", "dataType=1");

        assertThat(answer.path("from").asText()).isEqualTo("2026-04-26");
        assertThat(answer.path("to").asText()).isEqualTo("2026-05-02");
        assertThat(answer.path("result")).hasSize(1);
        assertThat(lender.ask("quality", "dataType=1&day=2026-04-01").path("result"))
                .hasSize(1);
    }

    @Test
    void showsNobodyElsesData() throws Exception {
        LenderClient other = LenderClient.registered(record, gateway.port());
        found(other.code, "2026-05-01", "unknown_users", 40, 3, "[]");

        assertThat(lender.ask("quality", "dataType=1&day=2026-05-01").path("result"))
                .isEmpty();
    }

    @Test
    void countsWhatWasObservedOfTheBatches() throws Exception {
        lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1"))));
        LocalDate today = LocalDate.now(io.firewatch.model.BusinessTime.ZONE);

        JsonNode observations = lender.ask("quality", "dataType=1&from=" + today.minusDays(1) + "&to=" + today)
                .path("observations");

        assertThat(observations.path(0).path("observation").asText()).isEqualTo("check-code");
        assertThat(observations.path(0).path("batches").asInt()).isEqualTo(1);
    }

    @Test
    void refusesDatesThatAreNone() throws Exception {
        assertThat(lender.ask("quality", "dataType=1&day=May").path("code").asText())
                .isEqualTo("1204");
        assertThat(lender.ask("quality", "dataType=1&from=2026-05-02&to=2026-05-01")
                        .path("code")
                        .asText())
                .isEqualTo("1204");
        assertThat(lender.ask("quality", "dataType=1&from=2025-05-02&to=2026-05-01")
                        .path("message")
                        .asText())
                .contains("92");
    }

    private static void found(String institution, String day, String check, int cases, int failed, String examples)
            throws SQLException {
        try (Connection connection = record.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO desk.quality (institution, day, check_id, cases, failed, examples)"
                                + " VALUES (?, ?, ?, ?, ?, ?::jsonb)")) {
            insert.setString(1, institution);
            insert.setDate(2, Date.valueOf(day));
            insert.setString(3, check);
            insert.setInt(4, cases);
            insert.setInt(5, failed);
            insert.setString(6, examples);
            insert.executeUpdate();
        }
    }
}
