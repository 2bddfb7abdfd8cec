package io.firewatch.ingestion.gateway;

import static io.firewatch.model.record.RecordType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever arrives: a clear answer, bounded memory, and nothing of it in the record. */
class GatewayRobustnessIT {
    private static final int LARGEST = 1 << 20;

    private static TestRecord record;
    private static Gateway gateway;

    private LenderClient lender;

    @BeforeAll
    static void start() throws Exception {
        record = TestRecord.shared();
        gateway = Gateway.start(
                new GatewayConfig("127.0.0.1", 0, LARGEST, 2 * LARGEST, false), record.dataSource(), record.keys());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void registerLender() throws Exception {
        lender = LenderClient.registered(record, gateway.port());
    }

    @AfterEach
    void stillTakesAProperBatchAndKeptNothingElse() throws Exception {
        int before = record.batches(lender.code);
        assertThat(before).isZero();
        assertThat(lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1"))))
                        .get("code")
                        .asText())
                .isEqualTo("0000");
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        byte[] body = new byte[3 * LARGEST];
        Arrays.fill(body, (byte) 'a');

        assertRefused("1202", lender.post("/p2p/status", body));
    }

    @Test
    void refusesABodyOverTheLimitThatDoesNotSayItsLength() throws Exception {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] chunk = "a".repeat(0x10000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 40; i++) {
            chunks.writeBytes("10000\r\n".getBytes(StandardCharsets.US_ASCII));
            chunks.writeBytes(chunk);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(raw("Transfer-Encoding: chunked\r\n", chunks.toByteArray())).contains("\"1202\"");
    }

    @Test
    void refusesAGzipBomb() throws Exception {
        byte[] bomb = gzip(new byte[200 * LARGEST]);
        assertThat(bomb.length).isLessThan(LARGEST);

        assertRefused("1202", lender.post("/p2p/status", bomb, "Content-Encoding", "gzip"));
    }

    @Test
    void refusesGzipThatIsNoneOrCutShort() throws Exception {
        byte[] zipped = gzip(new byte[1000]);

        assertRefused(
                "1203",
                lender.post(
                        "/p2p/status", "no gzip at all".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip"));
        assertRefused(
                "1201",
                lender.post("/p2p/status", Arrays.copyOf(zipped, zipped.length - 9), "Content-Encoding", "gzip"));
        assertRefused("1203", lender.post("/p2p/status", zipped, "Content-Encoding", "br"));
    }

    @Test
    void storesNothingOfARequestThatIsCutOffHalfWay() throws Exception {
        String form = LenderClient.form(
                lender.token(),
                LenderClient.JSON.writeValueAsString(lender.envelope(STATUS, List.of(lender.status("L1")))));
        byte[] half = form.substring(0, form.length() / 2).getBytes(StandardCharsets.US_ASCII);

        String answer = raw("Content-Length: " + form.length() + "\r\n", half);

        assertThat(answer).doesNotContain("\"0000\"");
        assertThat(record.batches(lender.code)).isZero();
    }

    @Test
    void refusesDeeplyNestedJson() throws Exception {
        assertRefused("1200", lender.pushText("/p2p/status", "{\"dataList\":" + "[".repeat(100_000)));
        assertRefused(
                "1200", lender.pushText("/p2p/status", "{\"dataList\":[{\"userList\":" + "[".repeat(50) + "]}]}"));
    }

    @Test
    void refusesJsonThatIsWrongInOtherWays() throws Exception {
        for (String wrong : List.of(
                "",
                "null",
                "[]",
                "{",
                "not json",
                "{} {}",
                "{\"dataList\":{}}",
                "{\"dataList\":[1]}",
                "{\"version\":{}}",
                "{\"totalNum\":" + "9".repeat(10_000) + "}",
                "{\"version\":\"1.5\",\"version\":\"1.5\"}",
                "{\"dataList\":[{\"a\":1,\"a\":2}]}",
                "{\"dataList\":[{\"a\":[" + "1,".repeat(1_000) + "1]}]}",
                "{\"a\":\"" + "x".repeat(100_000) + "\"}")) {
            assertRefused("1200", lender.pushText("/p2p/status", wrong));
        }
    }

    @Test
    void refusesTextThatIsNotUtf8() throws Exception {
        for (String bytes : List.of("%FF", "%C0%AF", "%ED%A0%80", "%D6%D0%B9%FA")) {
            JsonNode answer = lender.post(
                    "/p2p/status",
                    ("apiKey=x&msg=%7B%22a%22%3A%22" + bytes + "%22%7D").getBytes(StandardCharsets.US_ASCII));
            assertRefused("1200", answer);
            assertThat(answer.get("message").asText()).contains("UTF-8");
        }
    }

    @Test
    void refusesAFormThatIsNone() throws Exception {
        for (String form : List.of("", "&&&", "msg", "apiKey=x", "msg=%7", "msg=%zz", "msg=%7B%7D&msg=%7B%7D")) {
            JsonNode answer = lender.post("/p2p/status", form.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.get("code").asText()).as(form).isIn("1203", "1200");
        }
    }

    @Test
    void refusesControlCharactersAndEndlessIdsInTheEnvelope() throws Exception {
        assertRefused(
                "1204",
                lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1")), "batchNum", "a\u0000b")));
        assertRefused(
                "1204",
                lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L1")), "sourceCode", "a\u0000b")));
        assertRefused(
                "1204",
                lender.push(
                        STATUS, lender.envelope(STATUS, List.of(lender.status("L1")), "batchNum", "9".repeat(200))));
    }

    private void assertRefused(String code, JsonNode answer) throws Exception {
        assertThat(answer.get("code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(record.batches(lender.code)).isZero();
    }

    /** Sends the head and the bytes, then ends the sending side, and reads whatever comes back. */
    private String raw(String headers, byte[] body) throws IOException {
        try (Socket socket = new Socket("localhost", gateway.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /p2p/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipping = new GZIPOutputStream(bytes)) {
            zipping.write(plain);
        }
        return bytes.toByteArray();
    }
}
