package io.firewatch.ingestion.gateway;

import static io.firewatch.model.record.RecordType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.model.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayProtocolIT {
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
    void refusesWhatOnlyIndependentSourcesMaySay() throws Exception {
        for (RecordType type : RecordType.values()) {
            if (type.isIndependent()) {
                assertThat(RecordType.ofEndpoint(type.endpoint())).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "CUSTODY_LINE",
                "DECLARED_FIGURE",
                "AFFILIATION",
                "GUARANTOR",
                "INSTITUTION_FACTS",
                "REGISTRY_EVENT"
            })
    void landsTheSampleOfEveryTypeWithItsTokenAndCheckCode(RecordType type) throws Exception {
        record.register("CERT20990101001", LenderClient.SECRET);
        Properties tokens = new Properties();
        tokens.load(getClass().getResourceAsStream("/protocol/tokens.properties"));
        String msg = new String(
                getClass()
                        .getResourceAsStream("/protocol/" + type.endpoint() + ".json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String batchNum = LenderClient.JSON.readTree(msg).get("batchNum").asText();

        JsonNode answer = lender.post(
                "/p2p/" + type.endpoint(),
                LenderClient.form(tokens.getProperty(type.endpoint()), msg).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.toString())
                .isEqualTo("{\"code\":\"0000\",\"message\":\"[正式]数据已成功上报，正在等待处理，请使用对账接口查看数据状态。\"}");
        assertThat(record.text(
                        "SELECT status || refused || observations::text FROM feed.batch WHERE batch_num = ?", batchNum))
                .isEqualTo("success0[]");
        List<String> bodies = record.texts(
                "SELECT body FROM feed.record r JOIN feed.batch b ON b.id = r.batch_id WHERE batch_num = ?", batchNum);
        assertThat(bodies)
                .hasSize(LenderClient.JSON.readTree(msg).get("dataList").size());
        assertThat(bodies).allSatisfy(body -> assertThat(
                        new RecordDecoder().decode(type, body).reasons())
                .isEmpty());
    }

    @Test
    void refusesAWrongTokenAndStoresNothing() throws Exception {
        String msg = LenderClient.JSON.writeValueAsString(lender.envelope(STATUS, List.of(lender.status("L1"))));
        byte[] forged = LenderClient.form("0".repeat(64), msg).getBytes(StandardCharsets.UTF_8);

        JsonNode answer = lender.post("/p2p/status", forged);

        assertThat(answer.get("code").asText()).isEqualTo("1005");
        assertThat(answer.get("message").asText()).startsWith("[正式]接口, 拼接 token 错误！");
        assertThat(record.batches(lender.code)).isZero();
    }

    @Test
    void refusesAnUnknownInstitution() throws Exception {
        Map<String, Object> envelope =
                lender.envelope(STATUS, List.of(lender.status("L1")), "sourceCode", "CERT-NOBODY");

        assertRefused("1501", lender.push(STATUS, envelope));
    }

    @Test
    void takesTheKeyFromQueryOrHeaderToo() throws Exception {
        byte[] first = ("msg=" + encoded(lender.envelope(STATUS, List.of(lender.status("L1")))))
                .getBytes(StandardCharsets.UTF_8);
        byte[] second = ("msg=" + encoded(lender.envelope(STATUS, List.of(lender.status("L2")))))
                .getBytes(StandardCharsets.UTF_8);

        assertAccepted(lender.post("/p2p/status?apiKey=" + lender.token(), first));
        assertAccepted(lender.post("/p2p/status", second, "apiKey", lender.token()));
        assertRefused("1203", lender.post("/p2p/status", first), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.50"})
    void comparesTheVersionAsAnInteger(String version) throws Exception {
        assertAccepted(lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1")), "version", version)));
    }

    @Test
    void refusesAnInfTypeOfAnotherEndpoint() throws Exception {
        assertRefused("1502", lender.push("/p2p/transact", lender.envelope(STATUS, List.of(lender.status("L1")))));
    }

    @Test
    void refusesATotalThatIsNotWhatWasSent() throws Exception {
        assertRefused(
                "1503", lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1")), "totalNum", 2)));
    }

    @Test
    void takesThreeThousandRecordsAndNotOneMore() throws Exception {
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            records.add(lender.status("L" + i));
        }
        assertAccepted(lender.push(STATUS, lender.envelope(STATUS, records)));
        assertThat(record.records(lender.code)).isEqualTo(3_000);
        assertThat(record.text("SELECT max(seq) - min(seq) + 1 FROM feed.record WHERE institution = ?", lender.code))
                .isEqualTo("3000");

        records.add(lender.status("one more"));

        assertRefused("1504", lender.push(STATUS, lender.envelope(STATUS, records)), 1);
        assertRefused("1504", lender.push(STATUS, lender.envelope(STATUS, List.of())), 1);
    }

    @Test
    void answersARepeatWith1512AndStoresItOnce() throws Exception {
        Map<String, Object> envelope = lender.envelope(STATUS, List.of(lender.status("L1")));

        assertAccepted(lender.push(STATUS, envelope));
        assertRefused("1512", lender.push(STATUS, envelope), 1);

        assertThat(record.records(lender.code)).isEqualTo(1);
    }

    @Test
    void storesABatchThatRacesItselfOnce() throws Exception {
        int connections = 8;
        Map<String, Object> envelope = lender.envelope(STATUS, List.of(lender.status("L1"), lender.status("L2")));
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        CountDownLatch ready = new CountDownLatch(connections);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Callable<String> push = () -> {
                ready.countDown();
                ready.await();
                return lender.push(STATUS, envelope).get("code").asText();
            };
            answers.add(clients.submit(push));
        }
        List<String> codes = new ArrayList<>();
        for (Future<String> answer : answers) {
            codes.add(answer.get());
        }
        clients.shutdown();

        assertThat(codes).containsOnlyOnce("0000").containsOnly("0000", "1512");
        assertThat(record.records(lender.code)).isEqualTo(2);
        assertThat(record.text("SELECT (SELECT last_seq FROM feed.receipt_counter) - max(seq) FROM feed.record"))
                .as("a refused repeat leaves no gap in the order of receipt")
                .isEqualTo("0");
    }

    @Test
    void takesABatchAgainAfterItFailed() throws Exception {
        Map<String, Object> bad = lender.envelope(STATUS, List.of(lender.status("L1", "productDate", "soon")));
        Map<String, Object> good =
                lender.envelope(STATUS, List.of(lender.status("L1")), "batchNum", bad.get("batchNum"));

        assertAccepted(lender.push(STATUS, bad));
        assertThat(standing(bad)).isEqualTo("failed");
        assertAccepted(lender.push(STATUS, good));
        assertThat(standing(bad)).isEqualTo("success");
        assertRefused("1512", lender.push(STATUS, good), 2);
    }

    @Test
    void keepsARefusedRecordWithItsReasonsAndTellsTheLender() throws Exception {
        Map<String, Object> envelope =
                lender.envelope(STATUS, List.of(lender.status("L1"), lender.status("L2", "productStatus", "paid")));

        assertAccepted(lender.push(STATUS, envelope));

        assertThat(record.records(lender.code)).isEqualTo(2);
        JsonNode answer = lender.ask("batchMessage", "dataType=1&infType=6&batchNum=" + envelope.get("batchNum"));
        assertThat(answer.get("result").get(0).get("errorMsg").asText()).isEqualTo("success");
        assertThat(answer.get("records").toString())
                .isEqualTo("[{\"position\":2,\"key\":\"L2|-1|2019-06-05 16:20:11\","
                        + "\"reasons\":[\"productStatus: 'paid' is no code\"]}]");
    }

    @Test
    void keepsNoRecordsOfATestPush() throws Exception {
        Map<String, Object> byPath =
                lender.envelope(STATUS, List.of(lender.status("L1"), lender.status("L2", "productDate", "x")));
        Map<String, Object> byType = lender.envelope(STATUS, List.of(lender.status("L1")), "dataType", "0");

        JsonNode answer = lender.push("/p2p/status/test", byPath);

        assertThat(answer.get("code").asText()).isEqualTo("0000");
        assertThat(answer.get("message").asText()).startsWith("[调试]");
        assertThat(answer.get("records").get(0).get("position").asInt()).isEqualTo(2);
        assertAccepted(lender.push(STATUS, byType));
        assertThat(record.records(lender.code)).isZero();
        assertThat(record.texts("SELECT DISTINCT production FROM feed.batch WHERE institution = ?", lender.code))
                .containsExactly("f");
        assertThat(lender.ask("batchMessage", "dataType=0&batchNum=" + byPath.get("batchNum"))
                        .toString())
                .contains("调试数据", "success");
        assertThat(standing(byPath)).isEqualTo("isNot");
    }

    @Test
    void recordsACheckCodeThatDoesNotFit() throws Exception {
        assertAccepted(lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1")))));

        assertThat(record.text("SELECT observations FROM feed.batch WHERE institution = ?", lender.code))
                .isEqualTo("[\"check-code\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "transfer", "expectedReturns", "financeScatterConfig"})
    void refusesTheRetiredEndpoints(String endpoint) throws Exception {
        assertRefused("1505", lender.push("/p2p/" + endpoint, lender.envelope(STATUS, List.of(lender.status("L1")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"version", "batchNum", "totalNum", "sourceCode", "infType", "dataType", "timestamp", "nonce"})
    void namesTheEnvelopeFieldThatIsMissing(String field) throws Exception {
        JsonNode answer = lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1")), field, null));

        assertRefused("1204", answer);
        assertThat(answer.get("message").asText()).contains(field);
    }

    @Test
    void answersTheReconciliationInTheProtocolsShapes() throws Exception {
        Map<String, Object> good = lender.envelope(STATUS, List.of(lender.status("L1")));
        Map<String, Object> bad = lender.envelope(STATUS, List.of(lender.status("", "productDate", "-1")));
        lender.push(STATUS, good);
        lender.push(STATUS, bad);
        String today = record.text("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date");
        String day = "dataType=1&infType=6&sentDate=" + today;

        assertThat(lender.ask("yiBuMessage", "dataType=1&infType=6&batchNum=" + good.get("batchNum"))
                        .toString())
                .isEqualTo("{\"code\":\"0000\",\"message\":\"查询成功!\",\"result\":[{\"dataType\":\"正式数据\",\"batchNum\":\""
                        + good.get("batchNum") + "\",\"errorMsg\":\"success\"}]}");
        assertThat(lender.ask("batchNum", day).toString())
                .isEqualTo("{\"code\":\"0000\",\"message\":\"查询成功!\",\"sentDate\":\"" + today
                        + "\",\"result\":{\"dataType\":\"正式数据\",\"totalNum\":2,\"successNum\":1,\"faildlNum\":1}}");
        assertThat(lender.ask("batchList", day + "&pageNum=1&putType=3").toString())
                .isEqualTo("{\"code\":\"0000\",\"message\":\"查询成功!\",\"sentDate\":\"" + today
                        + "\",\"totalNum\":1,\"result\":[\"" + bad.get("batchNum") + "\"]}");
        assertThat(lender.ask("batchList", day + "&pageNum=2&putType=1").get("result"))
                .isEmpty();
        assertThat(lender.ask("batchMessage", "dataType=1&batchNum=never").toString())
                .contains("isNot");
        assertThat(LenderClient.JSON
                        .readTree(lender.get("/balanceService/v15/batchNum?apiKey=00&timestamp=1"
                                + "&nonce=2&version=1.5&sourceCode=" + lender.code))
                        .get("code")
                        .asText())
                .isEqualTo("1005");
    }

    @Test
    void tellsItsHealthAndMetrics() throws Exception {
        lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1"))));

        assertThat(lender.get("/health/live")).isEqualTo("live");
        assertThat(lender.get("/health/ready")).isEqualTo("ready");
        assertThat(lender.get("/metrics"))
                .containsPattern("firewatch_gateway_batches_total [1-9]")
                .contains("firewatch_gateway_landing_seconds_bucket");
    }

    private String standing(Map<String, Object> envelope) throws Exception {
        return lender.ask("batchMessage", "dataType=1&infType=6&batchNum=" + envelope.get("batchNum"))
                .get("result")
                .get(0)
                .get("errorMsg")
                .asText();
    }

    private static String encoded(Map<String, Object> envelope) throws Exception {
        return LenderClient.form("", LenderClient.JSON.writeValueAsString(envelope))
                .substring("apiKey=&msg=".length());
    }

    private static void assertAccepted(JsonNode answer) {
        assertThat(answer.get("code").asText()).as(answer.toString()).isEqualTo("0000");
    }

    private void assertRefused(String code, JsonNode answer) throws Exception {
        assertRefused(code, answer, 0);
    }

    private void assertRefused(String code, JsonNode answer, int batches) throws Exception {
        assertThat(answer.get("code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(record.batches(lender.code)).isEqualTo(batches);
    }
}
