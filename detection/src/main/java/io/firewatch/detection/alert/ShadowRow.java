package io.firewatch.detection.alert;

/**
 * What a draft on trial would tell. Written to {@code desk.shadow_alert}, and nowhere else.
 *
 * @param name of the trial among versions, {@code shadow/17} for draft 17
 */
public record ShadowRow(String name, int trial, AlertRow alert) {
    private static final String PREFIX = "shadow/";

    public boolean isOf(String name, int trial) {
        return this.name.equals(name) && this.trial == trial;
    }

    /** The draft's number. */
    public long draft() {
        return Long.parseLong(name.substring(PREFIX.length()));
    }
}
