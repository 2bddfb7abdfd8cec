package io.firewatch.detection.feed;

/** A record the gateway accepted but decoding could not read: where it stands in the feed and why. */
public record Reject(String institution, long seq, int infType, String reason) {}
