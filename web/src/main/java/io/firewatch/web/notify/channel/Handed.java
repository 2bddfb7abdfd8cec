package io.firewatch.web.notify.channel;

/**
 * A message that a receiver took.
 *
 * @param answer what it said
 * @param payloadHash SHA-256 of what was handed over
 */
public record Handed(String answer, String payloadHash) {}
