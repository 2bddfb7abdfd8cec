package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.model.record.RecordType;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lender's client as the tests drive it: builds the envelope in the protocol's order and pushes it. */
final class LenderClient {
    static final String SECRET = "example-shared-secret";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int lenders;

    final int port;
    final String code;
    private int batches;

    private LenderClient(int port, String code) {
        this.port = port;
        this.code = code;
    }

    /** A client of a lender that nobody else uses. */
    static synchronized LenderClient registered(TestRecord record, int port) throws Exception {
        LenderClient client = new LenderClient(port, "CERT2099%07d".formatted(++lenders));
        record.register(client.code, SECRET);
        return client;
    }

    /** A status record of this lender; {@code extra} adds or replaces fields, a null value removes one. */
    Map<String, Object> status(String loan, Object... extra) {
        return record(
                List.of("sourceProductCode", loan, "productStatus", "9", "productDate", "2019-06-05 16:20:11"), extra);
    }

    Map<String, Object> record(List<Object> fields, Object... extra) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("version", "1.5");
        record.put("sourceCode", code);
        for (int i = 0; i < fields.size(); i += 2) {
            record.put((String) fields.get(i), fields.get(i + 1));
        }
        for (int i = 0; i < extra.length; i += 2) {
            if (extra[i + 1] == null) {
                record.remove((String) extra[i]);
            } else {
                record.put((String) extra[i], extra[i + 1]);
            }
        }
        return record;
    }

    /** A correct envelope; {@code extra} as in {@link #status}. */
    Map<String, Object> envelope(RecordType type, List<?> records, Object... extra) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("version", "1.5");
        envelope.put("batchNum", code + "_201906051_" + String.format("%05d", ++batches));
        envelope.put("checkCode", "00000000000000000000000000000000");
        envelope.put("totalNum", String.valueOf(records.size()));
        envelope.put("sentTime", "2019-06-05 04:23:20");
        envelope.put("sourceCode", code);
        envelope.put("infType", String.valueOf(type.infType()));
        envelope.put("dataType", "1");
        envelope.put("timestamp", "1559723002000");
        envelope.put("nonce", "5f3a1c22");
        envelope.put("dataList", records);
        for (int i = 0; i < extra.length; i += 2) {
            if (extra[i + 1] == null) {
                envelope.remove((String) extra[i]);
            } else {
                envelope.put((String) extra[i], extra[i + 1]);
            }
        }
        return envelope;
    }

    String token() {
        return Token.of(code, 150, SECRET, "1559723002000", "5f3a1c22");
    }

    JsonNode push(RecordType type, Map<String, Object> envelope) throws Exception {
        return push("/p2p/" + type.endpoint(), envelope);
    }

    JsonNode push(String path, Map<String, Object> envelope) throws Exception {
        return pushText(path, JSON.writeValueAsString(envelope));
    }

    JsonNode pushText(String path, String msg) throws Exception {
        return post(path, form(token(), msg).getBytes(StandardCharsets.UTF_8));
    }

    JsonNode post(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return JSON.readTree(send(request.build()));
    }

    JsonNode ask(String operation, String parameters) throws Exception {
        return JSON.readTree(get("/balanceService/v15/" + operation + "?apiKey=" + token()
                + "&timestamp=1559723002000&nonce=5f3a1c22&version=1.5&sourceCode=" + code + "&" + parameters));
    }

    String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    static String form(String apiKey, String msg) {
        return "apiKey=" + apiKey + "&msg=" + URLEncoder.encode(msg, StandardCharsets.UTF_8);
    }
}
