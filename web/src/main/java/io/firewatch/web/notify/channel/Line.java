package io.firewatch.web.notify.channel;

/** An open way to one receiver, over which several messages go. */
public interface Line extends AutoCloseable {
    Handed hand(Content content) throws Undelivered;

    @Override
    default void close() {}
}
