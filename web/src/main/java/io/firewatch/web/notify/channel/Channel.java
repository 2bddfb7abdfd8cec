package io.firewatch.web.notify.channel;

/** One kind of way to receivers. */
public interface Channel {
    /** Throws when the way is not to be had: nothing was handed over then. */
    Line open(Receiver receiver) throws Undelivered;
}
