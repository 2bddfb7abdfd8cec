package io.firewatch.web.notify.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or something, that messages are handed to.
 *
 * @param name as routes and rosters name it
 * @param address as people may see it: a mail address, a number, the beginning of a URL
 * @param url of a webhook or robot, with whatever key is in it; null for others
 * @param secrets to sign with, the newest first; empty for none
 */
public record Receiver(
        String name,
        ChannelKind kind,
        String address,
        String language,
        boolean active,
        @Nullable String url,
        List<String> secrets) {
    /** The open pages of the desk, which are always there. */
    public static final Receiver DESK = new Receiver("desk", ChannelKind.DESK, "", "zh", true, null, List.of());

    public Receiver {
        secrets = List.copyOf(secrets);
    }

    /** Throws {@link IllegalStateException} for one that has none. */
    String requireUrl() {
        if (url == null) {
            throw new IllegalStateException(name + " has no URL");
        }
        return url;
    }

    @Override
    public String toString() {
        return "Receiver[" + name + ", " + kind.id() + ", " + address + "]";
    }
}
