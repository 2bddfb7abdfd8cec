package io.firewatch.web.audit;

/**
 * Who does something, and from where.
 *
 * @param address the network address of the call; empty for the desk itself
 */
public record By(String user, String address) {
    /** The desk, without anybody asking. */
    public static final By DESK = new By("firewatch", "");
}
