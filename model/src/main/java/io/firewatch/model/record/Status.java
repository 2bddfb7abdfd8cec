package io.firewatch.model.record;

/** 4.1.3 散标状态: one change of a loan's state; codes in {@link LoanState}. */
public record Status(String loan, int status, long changedAt) {}
