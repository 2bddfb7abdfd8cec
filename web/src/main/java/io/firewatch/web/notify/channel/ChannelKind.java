package io.firewatch.web.notify.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways a receiver can be reached, with how many messages a minute each takes from one sender. */
public enum ChannelKind {
    /** Mail servers of a bureau take more; a person does not read more. */
    EMAIL(6_000),
    WEBHOOK(6_000),
    /** Group robots of WeCom take twenty a minute (their documentation). */
    WECOM(20),
    /** Likewise DingTalk, which then shuts the robot out for ten minutes. */
    DINGTALK(20),
    /** A hundred a minute and five a second (their documentation). */
    FEISHU(100),
    SMS(60),
    /** Open pages of the desk. */
    DESK(6_000);

    private final int perMinute;

    ChannelKind(int perMinute) {
        this.perMinute = perMinute;
    }

    /** The word in JSON and SQL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int perMinute() {
        return perMinute;
    }

    /** Whether a receiver is a URL that is itself a secret. */
    public boolean isUrl() {
        return this == WEBHOOK || this == WECOM || this == DINGTALK || this == FEISHU;
    }

    /** Whether all receivers share settings: a server, a gateway. */
    public boolean isShared() {
        return this == EMAIL || this == SMS;
    }

    public static Optional<ChannelKind> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(ChannelKind::id).toList();
    }
}
