package io.firewatch.web.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What messages look like in each channel, in both languages. */
class WordingTest {
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @Test
    void saysHowGraveItIsWhoseAndWhat() {
        Content one = content("alert", 0, 1);
        assertThat(Wording.of(one, "zh").subject()).isEqualTo("【烽火】 红色·新预警·江北P2P 0：先募后配资金沉淀");
        assertThat(Wording.of(one, "en").subject())
                .isEqualTo("[Firewatch] Critical · new · 江北P2P 0: Lender money without a loan");
        assertThat(Wording.of(content("alert", 2, 1), "zh").subject()).contains("第2次催办");
        assertThat(Wording.of(content("drill", 0, 1), "zh").subject()).contains("演练");
        assertThat(Wording.of(content("drill", 0, 1), "en").subject()).contains("DRILL");
    }

    @Test
    void cutsAfterWholeAlertsAndSaysHowManyAreLeft() {
        for (int most : new int[] {600, 1_000, 2_000}) {
            String text = Wording.of(content("alert", 0, 40), "zh").markdown(most);
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
            int shown = (int) IntStream.range(0, 40)
                    .filter(i -> text.contains("- 红色·新预警·江北P2P " + i + "："))
                    .count();
            assertThat(shown).isBetween(1, 39);
            assertThat(text)
                    .contains("另有" + (40 - shown) + "条")
                    .contains("编号 0f8fad5b")
                    .contains("(https://desk.example/");
        }
    }

    @Test
    void robotsGetWhatTheyDocument() {
        Receiver signed = new Receiver(
                "chat", ChannelKind.FEISHU, "", "zh", true, "https://robot.example/hook?key=1", List.of("secret"));
        Wording wording = Wording.of(content("alert", 0, 2), "zh");
        JsonNode wecom = tree(Robots.WECOM.body(signed, wording, 0));
        assertThat(wecom.path("msgtype").asText()).isEqualTo("markdown");
        assertThat(wecom.path("markdown").path("content").asText()).startsWith("### 【烽火】");
        JsonNode dingtalk = tree(Robots.DINGTALK.body(signed, wording, 0));
        assertThat(dingtalk.path("msgtype").asText()).isEqualTo("markdown");
        assertThat(dingtalk.path("markdown").path("title").asText()).isEqualTo(wording.subject());
        assertThat(Robots.DINGTALK.url(signed, 1_700_000_000_000L))
                .isEqualTo("https://robot.example/hook?key=1&timestamp=1700000000000&sign="
                        + Signatures.dingtalk("secret", 1_700_000_000_000L));
        JsonNode feishu = tree(Robots.FEISHU.body(signed, wording, 1_700_000_000_000L));
        assertThat(feishu.path("timestamp").asText()).isEqualTo("1700000000");
        assertThat(feishu.path("sign").asText()).isEqualTo(Signatures.feishu("secret", 1_700_000_000L));
        assertThat(feishu.path("msg_type").asText()).isEqualTo("post");
        assertThat(feishu.at("/content/post/zh_cn/title").asText()).isEqualTo(wording.subject());
        assertThat(feishu.at("/content/post/zh_cn/content/0/0/tag").asText()).isEqualTo("text");
    }

    @Test
    void fillsASmsTemplateAsEachPlaceWantsIt() {
        Map<String, String> values = Map.of("phone", "13800000000", "text", "\"红\" & 蓝", "id", ID, "secret", "k&y");
        SmsGateway form = new SmsGateway(
                "POST",
                "https://sms.example/send?key=${secret}",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "to=${phone}&text=${text}",
                "");
        assertThat(form.fill(values).url()).isEqualTo("https://sms.example/send?key=k%26y");
        assertThat(new String(form.fill(values).body(), StandardCharsets.UTF_8))
                .isEqualTo("to=13800000000&text=%22%E7%BA%A2%22+%26+%E8%93%9D");
        SmsGateway json = new SmsGateway(
                "POST",
                "https://sms.example/send",
                Map.of("Content-Type", "application/json", "X-Key", "${secret}"),
                "{\"to\":\"${phone}\",\"text\":\"${text}\",\"ref\":\"${id}\"}",
                "\"code\":\"?OK");
        SmsGateway.Filled filled = json.fill(values);
        assertThat(Json.tree(new String(filled.body(), StandardCharsets.UTF_8))
                        .path("text")
                        .asText())
                .isEqualTo("\"红\" & 蓝");
        assertThat(filled.headers()).containsEntry("X-Key", "k&y");
        assertThat(json.took("{\"code\":\"OK\"}")).isTrue();
        assertThat(json.took("{\"code\":\"ERR\"}")).isFalse();
    }

    @Test
    void aReceiverShowsNoKey() {
        assertThat(Receivers.shown("https://oapi.dingtalk.com/robot/send?access_token=abc"))
                .isEqualTo("https://oapi.dingtalk.com/…");
        assertThat(Receivers.isUrl("https://user:word@host/")).isFalse();
        assertThat(Receivers.isUrl("file:///etc/passwd")).isFalse();
    }

    private static JsonNode tree(Object body) {
        return Json.tree(Json.text(body));
    }

    private static Content content(String kind, int level, int alerts) {
        List<Content.Item> items = IntStream.range(0, alerts)
                .mapToObj(i -> new Content.Item(
                        "alert-" + i,
                        "opened",
                        "critical",
                        "fund-pooling",
                        "a.rule",
                        "L" + i,
                        "江北P2P " + i,
                        "江北区",
                        new Content.Words("先募后配资金沉淀", "Lender money without a loan"),
                        new Content.Words("沉淀资金占比 12.34 %。", "12.34 % lies idle."),
                        "2026-03-10T02:00:00Z",
                        "https://desk.example/alerts/alert-" + i))
                .toList();
        return new Content(
                ID, kind, "red", level, "https://desk.example/notifications/messages/" + ID, items, List.of());
    }
}
