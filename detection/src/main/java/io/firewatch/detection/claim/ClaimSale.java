package io.firewatch.detection.claim;

/** Principal of a claim that one transfer passed on; a later one of the same transfer replaces it. */
public record ClaimSale(String institution, String claim, String transfer, int day, long fen) {}
