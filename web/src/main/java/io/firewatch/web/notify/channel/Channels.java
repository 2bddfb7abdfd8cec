package io.firewatch.web.notify.channel;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The channel of each kind. */
public final class Channels {
    private final Map<ChannelKind, Channel> channels = new EnumMap<>(ChannelKind.class);

    /** Mail server and SMS provider are read anew each time: a change needs no restart. */
    public Channels(SharedSettings shared, Clock clock) {
        Posts posts = new Posts();
        channels.put(ChannelKind.EMAIL, new MailChannel(shared::mailServer, clock));
        channels.put(ChannelKind.WEBHOOK, new WebhookChannel(posts, clock));
        channels.put(ChannelKind.WECOM, new RobotChannel(posts, clock, Robots.WECOM));
        channels.put(ChannelKind.DINGTALK, new RobotChannel(posts, clock, Robots.DINGTALK));
        channels.put(ChannelKind.FEISHU, new RobotChannel(posts, clock, Robots.FEISHU));
        channels.put(ChannelKind.SMS, new SmsChannel(posts, shared::smsProvider));
        channels.put(ChannelKind.DESK, new DeskChannel());
    }

    public Channel of(ChannelKind kind) {
        Channel channel = channels.get(kind);
        if (channel == null) {
            throw new IllegalStateException("no channel for " + kind.id());
        }
        return channel;
    }
}
