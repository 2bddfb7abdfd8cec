package io.firewatch.ingestion.lender;

/**
 * The lender that is signed in. Everything the pages ask is asked with {@link #code}, which comes from the session and never
 * from the call.
 *
 * @param csrf what a form of one of our pages carries
 * @param mustChange whether the password is still the one the bureau handed out
 */
public record Lender(String code, String name, String csrf, boolean mustChange) {}
