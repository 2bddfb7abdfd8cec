package io.firewatch.detection.rate;

/** Money at a time: positive to the borrower, negative from him. The unit of time decides what the rate is per. */
public record CashFlow(double time, double amount) {}
