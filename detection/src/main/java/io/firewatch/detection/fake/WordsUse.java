package io.firewatch.detection.fake;

/** That a loan is described by some words. */
public record WordsUse(String loan, String party, int day, String words) {}
