package io.firewatch.web.notify.route;

/** While an open alert of the same lender fits {@code when}, those that fit {@code mutes} are not told: it says it all. */
public record Inhibition(Match when, Match mutes) {}
