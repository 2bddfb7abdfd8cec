package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.RecordType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Fact PAID_OUT = Fact.of(RecordType.STATUS, "SB2019060301", "9", "2019-06-05 16:20:11");

    @Test
    void computesTheTokenOfTheProtocolsExample() {
        assertThat(Envelope.token(lender(ClientStyle.OFFICIAL), "1559723002000", "5f3a1c22"))
                .isEqualTo("8ea6ab703db1b81962f13ff6cde74bdb8fc8aae20995b554ac0d111e224b7833");
    }

    @Test
    void computesTheCheckCodeOfTheProtocolsExample() throws Exception {
        assertThat(message(batch(ClientStyle.OFFICIAL)).get("checkCode").asText())
                .isEqualTo("a7229d10089d1aa0bffe9f972e49604f");
    }

    @Test
    void hashesTheDocumentOfTheProtocolsExample() {
        assertThat(IdentityHash.of("999999190001011234"))
                .isEqualTo("b438371511581213adc2620fbabc4200bfb921da2addc506f6022e6650851ce1");
    }

    @Test
    void sendsStringsOrNumbersAsTheClientWasWritten() throws Exception {
        assertThat(message(batch(ClientStyle.OFFICIAL))
                        .get("dataList")
                        .get(0)
                        .get("productStatus")
                        .isTextual())
                .isTrue();
        assertThat(message(batch(ClientStyle.PHP))
                        .get("dataList")
                        .get(0)
                        .get("productStatus")
                        .isNumber())
                .isTrue();
    }

    @Test
    void isValidJsonForEveryRecordOfADayWithItsValues() throws Exception {
        Set<String> numbers = new HashSet<>();
        Set<RecordType> types = new HashSet<>();
        City city = City.plan(3, LocalDate.of(2026, 3, 2), 5);
        for (var days = city.days(); days.hasNext(); ) {
            for (Batch batch : days.next().batches()) {
                JsonNode message = message(batch);
                types.add(batch.type());
                assertThat(numbers.add(batch.type() + Envelope.number(batch))).isTrue();
                assertThat(message.get("dataList")).hasSize(batch.facts().size());
                for (int i = 0; i < batch.facts().size(); i++) {
                    JsonNode sent = message.get("dataList").get(i);
                    List<String> names = batch.facts().get(i).names();
                    assertThat(sent).hasSize(names.size() + 2);
                    if (batch.lender().style() != ClientStyle.PHP && batch.type() != RecordType.USER_INFO) {
                        for (String name : names) {
                            assertThat(sent.get(name).asText())
                                    .isEqualTo(batch.facts().get(i).value(name));
                        }
                    }
                }
            }
        }
        assertThat(types).contains(RecordType.USER_INFO, RecordType.TRANSACT, RecordType.LEND_PARTICULARS);
    }

    private static JsonNode message(Batch batch) throws Exception {
        String body = new String(Envelope.body(batch, 1559723002000L), StandardCharsets.US_ASCII);
        String text = URLDecoder.decode(body.substring(body.indexOf("&msg=") + 5), StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(text);
    }

    private static Batch batch(ClientStyle style) {
        return new Batch(lender(style), RecordType.STATUS, LocalDate.of(2019, 6, 5), 1, 1, List.of(PAID_OUT));
    }

    private static Lender lender(ClientStyle style) {
        return new Lender(
                "CERT20990101001",
                "示例",
                InstitutionType.P2P,
                "城东区",
                "example-shared-secret",
                style,
                Set.of(),
                Set.of());
    }
}
