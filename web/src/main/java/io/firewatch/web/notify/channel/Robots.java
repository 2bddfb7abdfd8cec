package io.firewatch.web.notify.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The three robots, as their documentation tells (2024): what they want to be sent and how it is signed. */
final class Robots {
    /** WeCom takes 4,096 bytes of markdown. */
    private static final int WECOM_BYTES = 4_096;

    /** DingTalk and Feishu take 20,000 bytes in all; JSON escapes take some. */
    private static final int OTHERS_BYTES = 12_000;

    private static final int MILLIS = 1_000;

    private Robots() {}

    /** A group robot of WeCom (企业微信): its key stands in the URL, nothing is signed. */
    static final RobotChannel.Robot WECOM = new RobotChannel.Robot() {
        @Override
        public Map<String, Object> body(Receiver receiver, Wording wording, long millis) {
            return Map.of("msgtype", "markdown", "markdown", Map.of("content", wording.markdown(WECOM_BYTES)));
        }

        @Override
        public String codeField() {
            return "errcode";
        }

        @Override
        public Set<Integer> busyCodes() {
            return Set.of(45_009);
        }
    };

    /** A custom robot of DingTalk (钉钉), signed in the URL when it has a secret. */
    static final RobotChannel.Robot DINGTALK = new RobotChannel.Robot() {
        @Override
        public String url(Receiver receiver, long millis) {
            String url = receiver.requireUrl();
            return receiver.secrets().isEmpty()
                    ? url
                    : url + (url.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign="
                            + Signatures.dingtalk(receiver.secrets().get(0), millis);
        }

        @Override
        public Map<String, Object> body(Receiver receiver, Wording wording, long millis) {
            return Map.of(
                    "msgtype",
                    "markdown",
                    "markdown",
                    Map.of("title", wording.subject(), "text", wording.markdown(OTHERS_BYTES)));
        }

        @Override
        public String codeField() {
            return "errcode";
        }

        @Override
        public Set<Integer> busyCodes() {
            return Set.of(130_101, 410_100);
        }
    };

    /** A custom robot of Feishu (飞书), signed in the body when it has a secret. */
    static final RobotChannel.Robot FEISHU = new RobotChannel.Robot() {
        @Override
        public Map<String, Object> body(Receiver receiver, Wording wording, long millis) {
            Map<String, Object> body = new LinkedHashMap<>();
            if (!receiver.secrets().isEmpty()) {
                long seconds = millis / MILLIS;
                body.put("timestamp", Long.toString(seconds));
                body.put("sign", Signatures.feishu(receiver.secrets().get(0), seconds));
            }
            body.put("msg_type", "post");
            body.put(
                    "content",
                    Map.of("post", Map.of(wording.language().equals("en") ? "en_us" : "zh_cn", post(wording))));
            return body;
        }

        @Override
        public String codeField() {
            return "code";
        }

        @Override
        public Set<Integer> busyCodes() {
            return Set.of(11_232);
        }
    };

    private static Map<String, Object> post(Wording wording) {
        List<List<Map<String, Object>>> paragraphs = new ArrayList<>();
        paragraphs.add(List.of(text(wording.text(OTHERS_BYTES))));
        String link = wording.content().link();
        if (link != null) {
            paragraphs.add(List.of(Map.of("tag", "a", "text", wording.t().say("notify.open"), "href", link)));
        }
        return Map.of("title", wording.subject(), "content", paragraphs);
    }

    private static Map<String, Object> text(String text) {
        return Map.of("tag", "text", "text", text);
    }
}
